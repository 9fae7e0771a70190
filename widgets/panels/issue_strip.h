#pragma once

#include "core/predictions/input_issue.h"

#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;
class QToolButton;

namespace gg::widgets {

/// What of truth and predictions was left out or taken otherwise than written: one line, which opens into a list. Hidden without any.
class IssueStrip final : public QWidget {
    Q_OBJECT
public:
    explicit IssueStrip(QWidget* parent = nullptr);

    void setIssues(const std::vector<predictions::InputIssue>& issues);
    /// The line that is always in sight.
    QString summary() const;
    QStringList sentences() const { return m_sentences; }
    bool open() const;
    void setOpen(bool open);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void applyColours();

    QToolButton* m_head;
    QScrollArea* m_list;
    QLabel* m_text;
    QString m_summary;
    QStringList m_sentences;
};

}  // namespace gg::widgets
