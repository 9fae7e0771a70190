#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gg::widgets {

/// What a page shows while it has nothing to show: one sentence that says what to do, and one button that does it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// Without a button where `buttonText` is empty.
    explicit EmptyState(const QString& sentence, const QString& buttonText = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    QString sentence() const;
    /// Empty: no button.
    void setButton(const QString& text);
    QPushButton* button() const { return m_button; }
    /// A second, quieter way on, beside the button.
    QPushButton* addButton(const QString& text);

Q_SIGNALS:
    void clicked();

private:
    QLabel* m_sentence;
    QPushButton* m_button;
    QHBoxLayout* m_buttons;
};

}  // namespace gg::widgets
