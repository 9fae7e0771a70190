#pragma once

#include "widgets/models/query_text.h"

#include <QWidget>

class QToolButton;

namespace gg::widgets {

/// What is filtered by, in words: one chip for each property with a cross that takes it back, and one button that clears all. Chips wrap. Keys: Tab goes from chip to chip, Enter, Space, Delete and Backspace take one back.
class FilterChips : public QWidget {
    Q_OBJECT
public:
    explicit FilterChips(QWidget* parent = nullptr);

    /// `reason` is why images were picked by something else than the search; empty where they were not.
    void setChips(const QList<FilterChip>& chips, const QString& reason);
    QList<QToolButton*> chips() const { return m_chips; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void removed(const QList<int>& words);
    void reasonRemoved();
    void clearRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* makeChip(const QString& text);
    /// Places the parts in lines of that width; returns the height.
    int layOut(int width, bool apply) const;

    QList<QToolButton*> m_chips;
    QToolButton* m_clear;
};

}  // namespace gg::widgets
