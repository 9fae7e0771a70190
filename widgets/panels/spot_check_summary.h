#pragma once

#include "widgets/models/review_session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace gg::widgets {

/// What a finished spot check says: counts by verdict, and the bound for the whole set.
class SpotCheckSummary : public QWidget {
    Q_OBJECT
public:
    explicit SpotCheckSummary(QWidget* parent = nullptr);

    void showSession(const ReviewSession& session);
    QString text() const;
    QPushButton* csvButton() const { return m_csv; }
    QPushButton* jsonButton() const { return m_json; }
    QPushButton* backButton() const { return m_back; }
    QPushButton* newButton() const { return m_new; }

private:
    QLabel* m_headline;
    QLabel* m_counts;
    QPushButton* m_csv;
    QPushButton* m_json;
    QPushButton* m_back;
    QPushButton* m_new;
};

}  // namespace gg::widgets
