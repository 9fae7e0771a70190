#include "widgets/panels/finding_detail.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/models/finding_model.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/style_view.h"
#include "widgets/panels/twin_view.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

FindingDetail::FindingDetail(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_picture(new QStackedWidget(this))
    , m_pair(new PairView(images, PairView::Tools::Hidden))
    , m_twin(new TwinView(images))
    , m_style(new StyleView)
    , m_text(new QLabel)
    , m_scroll(new QScrollArea(this))
    , m_open(new QPushButton(tr("Show in data set"), this))
    , m_check(new QPushButton(tr("Add to spot check"), this))
    , m_accept(new QPushButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_scroll->setWidget(m_text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_open->setToolTip(tr("Open the pair on the dataset page (Enter)"));
    m_check->setToolTip(tr("Put the pair into the spot check's queue (S)"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    buttons->setSpacing(space::medium);
    buttons->addWidget(m_open);
    buttons->addWidget(m_check);
    buttons->addWidget(m_accept);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // The text needs its lines and no more; the picture takes what is left.
    m_scroll->setMinimumHeight(180);
    m_scroll->setMaximumHeight(300);
    for (QWidget* view : std::initializer_list<QWidget*>{m_pair, m_twin, m_style}) {
        m_picture->addWidget(view);
    }
    column->addWidget(m_picture, 3);
    column->addWidget(m_scroll, 2);
    column->addLayout(buttons);
    m_pair->view().setOverlayOpacity(80);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_finding) {
            Q_EMIT showRecordRequested(static_cast<qsizetype>(m_finding->record), m_finding->object);
        }
    });
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (m_finding) {
            Q_EMIT spotCheckRequested(static_cast<qsizetype>(m_finding->record));
        }
    });
    connect(m_accept, &QPushButton::clicked, this, [this] { m_accepted ? Q_EMIT withdrawRequested() : Q_EMIT acceptRequested(); });
    showFinding({});
}

void FindingDetail::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    m_mixtures.clear();
    m_pair->setDataset(m_dataset);
    m_twin->setDataset(m_dataset);
    showFinding({});
}

void FindingDetail::showFinding(const std::optional<audit::Finding>& finding, const QString& acceptedBecause)
{
    m_finding = finding;
    m_accepted = !acceptedBecause.isEmpty();
    m_accept->setEnabled(finding.has_value());
    m_accept->setText(m_accepted ? tr("Take back") : tr("Accept…"));
    m_accept->setToolTip(m_accepted ? tr("Put the finding back on the list (C)")
                                    : tr("Let the selected findings stand, with a reason (C)"));
    const bool hasRecord = finding && finding->record >= 0;
    m_open->setEnabled(hasRecord);
    m_check->setEnabled(hasRecord);
    QString text = finding ? describe(*finding) : QString();
    if (m_accepted) {
        text.prepend(QStringLiteral("<p><b>%1</b><br>%2</p>").arg(tr("Accepted because"), acceptedBecause.toHtmlEscaped()));
    }
    m_text->setText(text);
    m_scroll->ensureVisible(0, 0);
    m_picture->setCurrentWidget(m_pair);
    if (finding && mixtureOf(*finding) != nullptr) {
        m_style->setMixture(*mixtureOf(*finding));
        m_picture->setCurrentWidget(m_style);
        return;
    }
    if (!hasRecord) {
        m_pair->showRecord(-1);
        m_pair->view().setMessage(!finding ? tr("Select a finding to see the pair.")
                                  : finding->file.empty() ? tr("This concerns the data set as a whole.")
                                                          : tr("No image belongs to this file."));
        return;
    }
    showPicture(*finding);
}

void FindingDetail::showPicture(const audit::Finding& finding)
{
    const auto record = static_cast<qsizetype>(finding.record);
    if (const qsizetype partner = partnerOf(finding); partner >= 0) {
        m_twin->showRecords(record, partner);
        m_picture->setCurrentWidget(m_twin);
        return;
    }
    m_pair->showRecord(record, finding.object);
    m_pair->setMarkedObjects(finding.object >= 0 ? QSet<int>{finding.object} : QSet<int>{});
}

qsizetype FindingDetail::partnerOf(const audit::Finding& finding) const
{
    const auto value = finding.values.find("other");
    if (!m_dataset || value == finding.values.end()) {
        return -1;
    }
    const auto& records = m_dataset->records;
    const auto it = std::find_if(records.begin(), records.end(), [&](const dataset::Record& record) {
        return record.image == value->second || record.label == value->second;
    });
    return it != records.end() && it - records.begin() != finding.record ? it - records.begin() : -1;
}

const audit::StyleMixture* FindingDetail::mixtureOf(const audit::Finding& finding) const
{
    if (finding.rule != "style.mixed") {
        return nullptr;
    }
    const auto it = std::find_if(m_mixtures.begin(), m_mixtures.end(), [&](const audit::StyleMixture& mixture) {
        return mixture.looser.records == finding.records || mixture.tighter.records == finding.records;
    });
    return it == m_mixtures.end() ? nullptr : &*it;
}

void FindingDetail::setStyles(std::vector<audit::StyleMixture> mixtures)
{
    m_mixtures = std::move(mixtures);
}

QString FindingDetail::text() const
{
    return m_text->text();
}

QString FindingDetail::describe(const audit::Finding& finding) const
{
    const QString title = findingText(finding, audit::TextPart::Title);
    QString html = QStringLiteral("<p><span style='color:%1'>%2</span> <b>%3</b></p><p>%4</p>")
                       .arg(severityColour(finding.severity).name(), severityMark(finding.severity),
                            (title.isEmpty() ? QString::fromStdString(finding.rule) : title).toHtmlEscaped(),
                            findingText(finding, audit::TextPart::Message).toHtmlEscaped());
    QString place = QString::fromStdString(finding.file).toHtmlEscaped();
    if (finding.line > 0) {
        place += tr(", line %1").arg(finding.line);
    }
    if (!place.isEmpty()) {
        // Paths have no spaces to break at.
        html += QStringLiteral("<p style='color:%1'>%2</p>").arg(theme().mutedText.name(), place.replace(u'/', QStringLiteral("/\u200b")).replace(u'_', QStringLiteral("_\u200b")));
    }
    const auto part = [&](const QString& heading, audit::TextPart which) {
        const QString text = findingText(finding, which);
        if (!text.isEmpty()) {
            html += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(heading, text.toHtmlEscaped());
        }
    };
    part(tr("Why it matters"), audit::TextPart::Why);
    part(tr("What a trainer would do"), audit::TextPart::Effect);
    part(tr("What to do"), audit::TextPart::Remedy);
    return html;
}

}  // namespace gg::widgets
