#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QToolButton;

namespace gg::widgets {

/// A line over a panel that says what went wrong, or what is worth knowing, and stays until it is dismissed. Hidden while there is
/// nothing to say. Put it at the top of the panel that asked for what failed.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// What happened, to which file, and what to do. An error replaces a notice; a notice does not replace an error.
    void showError(const QString& text);
    /// The same with a button that is the remedy; it says actionRequested().
    void showError(const QString& text, const QString& action);
    void showNotice(const QString& text);
    /// The same with a button, such as one that takes back what the notice tells of.
    void showNotice(const QString& text, const QString& action);
    void dismiss();

    QString text() const;
    bool showsError() const { return m_isError; }
    QPushButton* action() const { return m_action; }

Q_SIGNALS:
    void actionRequested();
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showText(const QString& text, bool isError, const QString& action = {});
    void applyColours();

    QLabel* m_mark;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
    bool m_isError = false;
    bool m_styling = false;
};

}  // namespace gg::widgets
