#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace gg::app {

/// The narrow bar on the left that switches between pages.
class NavigationBar : public QWidget {
    Q_OBJECT
public:
    enum class Symbol { Dataset, Audit, SpotCheck, Train, Runs, Evaluate, Figures };

    explicit NavigationBar(QWidget* parent = nullptr);
    void addPage(Symbol symbol, const QString& title, const QString& toolTip);
    int current() const;
    void setCurrent(int index);
    /// A number in the button's corner: findings of error severity, verdicts; empty for none.
    void setBadge(int index, const QString& text);

Q_SIGNALS:
    void chosen(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
};

}  // namespace gg::app
