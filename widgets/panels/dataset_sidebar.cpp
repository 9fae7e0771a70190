#include "widgets/panels/dataset_sidebar.h"

#include "widgets/models/object_model.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace gg::widgets {

QString labelStateName(dataset::LabelState state)
{
    switch (state) {
    case dataset::LabelState::Labelled: return QCoreApplication::translate("gg::widgets::LabelState", "labelled");
    case dataset::LabelState::Empty: return QCoreApplication::translate("gg::widgets::LabelState", "empty label");
    case dataset::LabelState::Missing: return QCoreApplication::translate("gg::widgets::LabelState", "no label");
    case dataset::LabelState::Unreadable: break;
    }
    return QCoreApplication::translate("gg::widgets::LabelState", "unreadable label");
}

DatasetSidebar::DatasetSidebar(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_format(new QLabel(this))
    , m_splitHeading(heading(tr("Splits")))
    , m_splits(new FacetList(tr("Splits"), 6, this))
    , m_classHeading(heading(tr("Classes")))
    , m_classes(new FacetList(tr("Classes"), 40, this))
    , m_stateHeading(heading(tr("Labels")))
    , m_states(new FacetList(tr("Labels"), 4, this))
{
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    m_name->setFont(font);
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_format->setWordWrap(true);
    m_format->setTextFormat(Qt::PlainText);
    m_format->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_format, m_splitHeading, m_splits, m_stateHeading, m_states,
                                                         m_classHeading}) {
        column->addWidget(part);
    }
    column->addWidget(m_classes, 1);
    column->addStretch(0);
}

QLabel* DatasetSidebar::heading(const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(0, space::medium, 0, 0);
    return label;
}

void DatasetSidebar::setDataset(const dataset::DatasetPtr& dataset, const dataset::Statistics& statistics)
{
    for (FacetList* list : {m_splits, m_classes, m_states}) {
        list->setChosen(std::nullopt);
        list->setRows({});
    }
    if (!dataset) {
        m_name->clear();
        m_format->clear();
        return;
    }
    // Long names have no spaces: they may break at underscores.
    m_name->setText(QString::fromStdString(dataset->name).replace(u'_', QStringLiteral("_\u200b")));
    m_name->setToolTip(QString::fromStdString(dataset->root));
    const std::string_view format = dataset::formatName(dataset->format);
    m_format->setText(QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())) + u'\n'
                      + QString::fromStdString(dataset->pairing).replace(u'/', QStringLiteral("/\u200b")));
    m_format->setToolTip(QString::fromStdString(dataset->pairing));
    std::vector<FacetList::Row> rows;
    for (std::size_t i = 0; i < dataset->splits.size() && i < statistics.splits.size(); ++i) {
        rows.push_back({static_cast<int>(i), QString::fromStdString(dataset->splits[i]), static_cast<qint64>(statistics.splits[i].images), {}, false});
    }
    m_splits->setRows(rows);
    rows.clear();
    for (const dataset::ClassCount& count : statistics.classes) {
        const bool known = count.classId >= 0 && static_cast<std::size_t>(count.classId) < dataset->classNames.size();
        rows.push_back({count.classId, className(*dataset, count.classId), static_cast<qint64>(count.objects), classColour(count.classId), !known});
    }
    m_classes->setRows(rows);
    m_classHeading->setVisible(statistics.objects > 0);
    m_classes->setVisible(statistics.objects > 0);
    setStates(*dataset);
}

void DatasetSidebar::setStates(const dataset::Dataset& dataset)
{
    using dataset::LabelState;
    std::array<qint64, 4> counts{};
    for (const dataset::Record& record : dataset.records) {
        ++counts[static_cast<std::size_t>(record.state)];
    }
    std::vector<FacetList::Row> rows;
    for (const LabelState state : {LabelState::Labelled, LabelState::Empty, LabelState::Missing, LabelState::Unreadable}) {
        const qint64 count = counts[static_cast<std::size_t>(state)];
        if (count > 0 || state == LabelState::Labelled) {
            rows.push_back({static_cast<int>(state), labelStateName(state), count, {}, state == LabelState::Unreadable});
        }
    }
    m_states->setRows(rows);
}

}  // namespace gg::widgets
