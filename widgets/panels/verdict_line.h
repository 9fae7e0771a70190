#pragma once

#include "core/diagnosis/diagnosis.h"

#include <QColor>
#include <QList>
#include <QMenu>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace gg::widgets
{

/// A verdict and the run that it is about; or one that reads the same for several runs.
struct VerdictSubject {
    QString key = {};     ///< stays while more of the run comes
    QString folder = {};  ///< of the run; empty for several
    QString run = {};     ///< its name
    QStringList runs = {};        ///< the names of several
    QList<QColor> colours = {};   ///< of the run, or of each
    diagnosis::Verdict verdict = {};
    int folded = 0;         ///< verdicts that follow from this one
    int level = 0;          ///< 0: stands by itself; 1: follows from the one above, or is one of those that it stands for; 2: follows from such a one
    bool alike = false;     ///< the line above says it for several runs: this one says which run
    bool hasImages = false; ///< the run keeps images of its epochs, or the verdict names some
    friend bool operator==(const VerdictSubject&, const VerdictSubject&) = default;
};

/// One verdict of the feed: a line until it is opened by a click or Enter; then the numbers, why, the one thing to do, and ways to the evidence.
class VerdictLine final : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictLine(QWidget* parent = nullptr);

    void setSubject(const VerdictSubject& subject);
    const VerdictSubject& subject() const { return m_subject; }
    bool isOpen() const { return m_body != nullptr; }
    void setOpen(bool open);
    /// "may be", "likely" or "very likely".
    QString certainty() const;
    /// What Tab reaches last in it: the line itself while it is closed.
    QWidget* lastInTabOrder();
    /// What stands at the right of the line: in how many runs, since when.
    QString rightText() const;
    void fillMenu(QMenu& menu);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openChanged(bool open);
    void curvesRequested();
    void epochRequested(int epoch);
    void imagesRequested();
    void classRequested(const QString& name);
    void fileRequested(const QString& path);
    void muteRequested();
    /// Up and Down: the line before or after this one.
    void stepRequested(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int headHeight() const;
    QString title() const;
    QString runText() const;
    QString since() const;
    int paintSquares(QPainter& painter, int x) const;
    QColor stripe() const;
    void buildBody();
    void finishBody();
    void dropBody();
    QWidget* buttons();
    QWidget* evidenceButton(const QString& one, const QString& many, const QStringList& names, const std::function<void(int)>& show, QWidget* parent);
    QList<int> epochs() const;

    VerdictSubject m_subject;
    QWidget* m_body = nullptr;
};

}  // namespace gg::widgets
