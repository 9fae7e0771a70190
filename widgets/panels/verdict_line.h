#pragma once

#include "core/diagnosis/diagnosis.h"

#include <QColor>
#include <QMenu>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace gg::widgets
{

/// A verdict and the run that it is about.
struct VerdictSubject {
    QString key;     ///< stays while more of the run comes
    QString folder;  ///< of the run
    QString run;     ///< its name
    QColor colour;
    diagnosis::Verdict verdict;
    int folded = 0;         ///< verdicts that follow from this one
    bool follows = false;   ///< from another one, above it
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
    QString since() const;
    QColor stripe() const;
    void buildBody();
    void dropBody();
    QWidget* buttons();
    QWidget* evidenceButton(const QString& one, const QString& many, const QStringList& names, const std::function<void(int)>& show, QWidget* parent);
    QList<int> epochs() const;

    VerdictSubject m_subject;
    QWidget* m_body = nullptr;
};

}  // namespace gg::widgets
