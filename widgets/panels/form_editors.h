#pragma once

#include <QString>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace gg::widgets {

/// A detector by family and, where the family has several, scale; its value is the name that both make, "yolov8n".
class ModelNameEdit : public QWidget {
    Q_OBJECT
public:
    explicit ModelNameEdit(QWidget* parent = nullptr);

    QString value() const;
    /// A name that is none leaves the boxes as they are.
    void setValue(const QString& name);

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_family;
    QComboBox* m_scale;
};

/// The name of a file, typed or chosen.
class FileEdit : public QWidget {
    Q_OBJECT
public:
    FileEdit(const QString& dialogTitle, const QString& filter, QWidget* parent = nullptr);

    QString value() const;
    void setValue(const QString& file);

Q_SIGNALS:
    void changed();

private:
    void choose();

    QLineEdit* m_line;
    QString m_dialogTitle;
    QString m_filter;
};

}  // namespace gg::widgets
