#include "app/dataset_writing.h"

#include "core/audit/leakage/scene_groups.h"
#include "core/dataset/split.h"
#include "core/dataset/write/convert.h"
#include "widgets/panels/convert_dialog.h"
#include "widgets/panels/split_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QWidget>

namespace gg::app {
namespace {

/// Beside the data set, under a name that is free.
QString freshFolder(const dataset::Dataset& dataset, const QString& ending)
{
    const QDir parent = QFileInfo(QString::fromStdString(dataset.root)).absoluteDir();
    const QString name = QString::fromStdString(dataset.name) + ending;
    for (int number = 1;; ++number) {
        const QString folder = parent.filePath(number == 1 ? name : name + QLatin1Char('-') + QString::number(number));
        if (!QFileInfo::exists(folder)) {
            return folder;
        }
    }
}

struct DividedSet {
    dataset::SplitPlan plan;
    std::vector<int> scenes;
};

}  // namespace

DatasetWriting::DatasetWriting(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    connect(&m_convertJob, &Job::progressed, this, [this](const QString& what, quint64 done, quint64 total) {
        if (m_convert) {
            m_convert->setProgress(what, done, total);
        }
    });
    connect(&m_splitJob, &Job::progressed, this, [this](const QString& what, quint64 done, quint64 total) {
        if (m_split) {
            m_split->setProgress(what, done, total);
        }
    });
}

DatasetWriting::~DatasetWriting() = default;

widgets::ConvertDialog* DatasetWriting::convertDialog() const
{
    return m_convert;
}

widgets::SplitDialog* DatasetWriting::splitDialog() const
{
    return m_split;
}

void DatasetWriting::showConvert(dataset::DatasetPtr dataset)
{
    auto* dialog = new widgets::ConvertDialog(dataset, freshFolder(*dataset, QStringLiteral("-converted")), m_window);
    m_convert = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    using dataset::ConversionReport;
    using dataset::ConvertOptions;
    // Cancelled work delivers nothing, so the dialog is told where it is stopped.
    connect(dialog, &widgets::ConvertDialog::cancelRequested, this, [this, dialog] {
        if (m_convertJob.running()) {
            m_convertJob.cancel();
            dialog->setCancelled();
        }
    });
    connect(dialog, &widgets::ConvertDialog::openRequested, this, &DatasetWriting::openRequested);
    connect(dialog, &widgets::ConvertDialog::previewRequested, this, [this, dialog, dataset](const ConvertOptions& options) {
        m_convertJob.start<ConversionReport>(
            [dataset, options](JobControl& control) { return dataset::previewConversion(*dataset, options, control); },
            [guard = QPointer(dialog)](Outcome<ConversionReport> outcome) {
                if (const auto* report = std::get_if<ConversionReport>(&outcome); report != nullptr && guard) {
                    guard->setPreview(*report);
                } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && guard) {
                    guard->setError(errorText(*error));
                }
            });
    });
    connect(dialog, &widgets::ConvertDialog::convertRequested, this,
            [this, dialog, dataset](const QString& folder, const ConvertOptions& options) {
                m_convertJob.start<ConversionReport>(
                    [dataset, options, out = folder.toStdString()](JobControl& control) {
                        return dataset::convertDataset(*dataset, out, options, control);
                    },
                    [guard = QPointer(dialog)](Outcome<ConversionReport> outcome) {
                        if (const auto* report = std::get_if<ConversionReport>(&outcome); report != nullptr && guard) {
                            guard->setResult(*report);
                        } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && guard) {
                            guard->setError(errorText(*error));
                        }
                    });
            });
    dialog->open();
}

void DatasetWriting::showSplit(dataset::DatasetPtr dataset)
{
    auto* dialog = new widgets::SplitDialog(dataset, freshFolder(*dataset, QStringLiteral("-split")), m_window);
    m_split = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::SplitDialog::cancelRequested, this, [this, dialog] {
        if (m_splitJob.running()) {
            m_splitJob.cancel();
            dialog->setCancelled();
        }
    });
    connect(dialog, &widgets::SplitDialog::openRequested, this, &DatasetWriting::openRequested);
    connect(dialog, &widgets::SplitDialog::planRequested, this, [this, dialog, dataset](const dataset::SplitOptions& options) {
        std::vector<int> known = m_scenesOf == dataset ? m_scenes : std::vector<int>();
        m_splitJob.start<DividedSet>(
            [dataset, options, known = std::move(known)](JobControl& control) {
                DividedSet divided{.plan = {}, .scenes = known};
                if (options.by == dataset::SplitBy::Scene && divided.scenes.empty()) {
                    divided.scenes = audit::sceneGroups(*dataset, control);
                }
                divided.plan = dataset::planSplit(*dataset, options, divided.scenes, control);
                return divided;
            },
            [this, dataset, guard = QPointer(dialog)](Outcome<DividedSet> outcome) {
                if (auto* divided = std::get_if<DividedSet>(&outcome)) {
                    m_scenesOf = dataset;
                    m_scenes = std::move(divided->scenes);
                    if (guard) {
                        guard->setPlan(divided->plan);
                    }
                } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && guard) {
                    guard->setError(errorText(*error));
                }
            });
    });
    connect(dialog, &widgets::SplitDialog::writeRequested, this,
            [this, dialog, dataset](const QString& folder, const dataset::SplitPlan& plan) {
                m_splitJob.start<bool>(
                    [dataset, plan, out = folder.toStdString()](JobControl& control) {
                        dataset::writeSplit(*dataset, plan, out, control);
                        return true;
                    },
                    [folder, guard = QPointer(dialog)](Outcome<bool> outcome) {
                        if (std::holds_alternative<bool>(outcome) && guard) {
                            guard->setWritten(folder);
                        } else if (const auto* error = std::get_if<Error>(&outcome); error != nullptr && guard) {
                            guard->setError(errorText(*error));
                        }
                    });
            });
    dialog->open();
}

}  // namespace gg::app
