#include "widgets/panels/readiness_dialog.h"

#include "widgets/models/catalogue_text.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace gg::widgets {
namespace {

/// Counts as a person writes them, "12,345"; sides and settings stay as they are typed.
texts::Values grouped(const texts::Values& values)
{
    texts::Values out = values;
    const QLocale locale;
    for (const auto& [name, value] : values) {
        bool whole = false;
        const qlonglong number = QString::fromStdString(value).toLongLong(&whole);
        if (whole && name != "resolution" && name != "names") {
            out[name] = locale.toString(number).toStdString();
        }
    }
    return out;
}

QString partOf(const audit::ReadinessLine& line, audit::ReadinessPart part)
{
    return translatedText(audit::readinessTemplate(line, part), grouped(line.values)).toHtmlEscaped();
}

}  // namespace

ReadinessDialog::ReadinessDialog(const audit::Readiness& readiness, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Before training"));
    resize(760, 640);
    auto* intro = new QLabel(tr("Rules of thumb, and the numbers of this data set that they start from. They are a beginning, not a result."), this);
    intro->setWordWrap(true);
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(tr("Recommendations"));
    text->setOpenLinks(false);
    text->document()->setDocumentMargin(space::large);
    text->setHtml(readiness.lines.empty() ? QStringLiteral("<p>%1</p>").arg(tr("There is nothing to recommend for a data set without labelled objects."))
                                          : html(readiness));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [text] { QApplication::clipboard()->setText(text->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(intro);
    column->addWidget(text, 1);
    column->addWidget(buttons);
}

QString ReadinessDialog::html(const audit::Readiness& readiness)
{
    QString out;
    for (const audit::ReadinessLine& line : readiness.lines) {
        out += QStringLiteral("<p style='margin-bottom:2px'><b>%1</b></p><p style='margin-top:0'>%2").arg(partOf(line, audit::ReadinessPart::Topic), partOf(line, audit::ReadinessPart::Recommendation));
        for (const audit::ReadinessPart part : {audit::ReadinessPart::Numbers, audit::ReadinessPart::Formula, audit::ReadinessPart::Source}) {
            if (const QString small = partOf(line, part); !small.isEmpty()) {
                out += QStringLiteral("<br><span style='color:%1'>%2</span>").arg(theme().mutedText.name(), small);
            }
        }
        out += QStringLiteral("</p>");
    }
    return out;
}

}  // namespace gg::widgets
