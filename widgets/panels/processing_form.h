#pragma once

#include "core/inference/processing.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;

namespace gg::widgets {

/// A model's pre- and post-processing, a row a field: its name, the value to edit, and why it was chosen. What differs from what was
/// recognised is marked. Fields that a kind of output does not use are hidden.
class ProcessingForm : public QWidget {
    Q_OBJECT
public:
    explicit ProcessingForm(QWidget* parent = nullptr);
    ~ProcessingForm() override;

    /// `sizeIsOpen`: the model takes any size, so it may be changed.
    void setRecognition(const inference::Recognition& recognition, const std::vector<std::int64_t>& inputShape, bool sizeIsOpen);
    /// Shows other values than those recognised; the reasons stay.
    void setProcessing(const inference::Processing& processing);
    inference::Processing processing() const;
    const inference::Processing& recognised() const { return m_recognition.processing; }
    bool differs() const;

    /// What cannot be run as it is set, each a sentence; their fields are marked.
    QStringList problems() const { return m_problems; }

Q_SIGNALS:
    void edited();
    /// The size of a model that leaves it open was changed: it has to be opened again.
    void sizeChanged(int width, int height);

private:
    struct Editors;
    void buildInput(QGridLayout* grid);
    void buildOutput(QGridLayout* grid);
    void addHeading(QGridLayout* grid, const QString& text);
    void addRow(QGridLayout* grid, const char* field, const QString& label, QWidget* editor);
    void changed();
    void showReasons();
    void showFieldsOf(inference::Head head);

    inference::Recognition m_recognition;
    std::vector<std::int64_t> m_inputShape;
    QStringList m_problems;
    bool m_filling = false;
    std::unique_ptr<Editors> m_editors;
    struct Row {
        QLabel* label = nullptr;
        QWidget* editor = nullptr;
        QLabel* reason = nullptr;
    };
    QHash<QString, Row> m_rows;
};

}  // namespace gg::widgets
