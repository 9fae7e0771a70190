#pragma once

#include <QColor>
#include <QList>
#include <QSet>
#include <QString>
#include <QTreeWidget>

#include <vector>

namespace gg::widgets {

/// Values of one property with their counts. Each click chooses a value or takes it back; chosen values are alternatives. A bar under each
/// row compares the counts: grey for the whole set, in colour what is shown of it. As high as its rows.
class FacetList : public QTreeWidget {
    Q_OBJECT
public:
    struct Row {
        int value = 0;
        QString text;
        qint64 count = 0;
        QColor swatch;       ///< invalid: none
        bool wrong = false;  ///< drawn in the colour of errors
        qint64 shown = -1;   ///< how many of them are shown; -1: all
        QString tip;         ///< empty: the text
    };

    /// More rows than `mostRows` scroll.
    explicit FacetList(const QString& name, int mostRows, QWidget* parent = nullptr);

    void setRows(const std::vector<Row>& rows);
    void setChosen(const QSet<int>& values);
    const QSet<int>& chosen() const { return m_chosen; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person chose a value, or took the choice back. In the order of the rows.
    void chosenChanged(const QList<int>& values);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const override;

private:
    enum Data { ValueData = Qt::UserRole, CountData, ShownData, ColourData };

    void fill(QTreeWidgetItem* item, const Row& row);
    void toggle(QTreeWidgetItem* item);

    int m_mostRows;
    qint64 m_largest = 1;
    QSet<int> m_chosen;
};

}  // namespace gg::widgets
