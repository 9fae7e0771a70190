#pragma once

#include <QColor>
#include <QString>
#include <QTreeWidget>

#include <optional>
#include <vector>

namespace gg::widgets {

/// Values of one property with their counts; choosing one filters, choosing it again takes the filter back. A bar under each row
/// compares the counts. As high as its rows.
class FacetList : public QTreeWidget {
    Q_OBJECT
public:
    struct Row {
        int value = 0;
        QString text;
        qint64 count = 0;
        QColor swatch;  ///< invalid: none
        bool wrong = false;  ///< drawn in the colour of errors
    };

    /// More rows than `mostRows` scroll.
    explicit FacetList(const QString& name, int mostRows, QWidget* parent = nullptr);

    void setRows(const std::vector<Row>& rows);
    void setChosen(std::optional<int> value);
    std::optional<int> chosen() const { return m_chosen; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person chose a value, or took the choice back.
    void chosenChanged(std::optional<int> value);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const override;

private:
    void toggle(QTreeWidgetItem* item);

    int m_mostRows;
    qint64 m_largest = 1;
    std::optional<int> m_chosen;
};

}  // namespace gg::widgets
