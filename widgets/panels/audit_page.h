#pragma once

#include "core/audit/audit.h"
#include "core/audit/style/style.h"
#include "core/dataset/dataset.h"
#include "widgets/models/image_provider.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace gg::widgets {

/// What an audit found: rules with counts on the left, findings in the middle, the pair at fault with the reasons on the right.
class AuditPage : public QWidget {
    Q_OBJECT
public:
    enum class ExportFormat { Json, Csv, Sarif, Html };
    Q_ENUM(ExportFormat)

    explicit AuditPage(ImageProvider& images, QWidget* parent = nullptr);
    ~AuditPage() override;

    /// Null: the empty state. Findings of the set before are dropped.
    void setDataset(dataset::DatasetPtr dataset);
    /// An audit has begun: findings are cleared, progress with Cancel is shown until finish(), setError() or stopAudit().
    void startAudit();
    void setProgress(const QString& what, quint64 done, quint64 total);
    /// Findings as they appear, in batches.
    void addFindings(std::vector<audit::Finding> findings);
    void finish(const audit::Report& report);
    /// The audit was cancelled: what was found so far stays, and the page says that it is not all.
    void stopAudit();
    void setError(const QString& text);
    void setNotice(const QString& text);
    /// Acceptances changed: the same audit, sorted anew into open and accepted. The selection stays where it can.
    void refresh(const audit::Report& report);
    /// The mixtures of annotation styles that findings of style.mixed are about.
    void setStyles(std::vector<audit::StyleMixture> mixtures);
    /// Reasons that were given before, for the next time somebody asks.
    void setReasons(const QStringList& reasons);

    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    void auditRequested();
    void cancelRequested();
    void openRequested();  ///< open a data set, from the empty state
    void showRecordRequested(qsizetype record, int object);
    void spotCheckRequested(qsizetype record);  ///< add the record to the queue
    void exportRequested(gg::widgets::AuditPage::ExportFormat format);
    void acceptRequested(const std::vector<gg::audit::Finding>& findings, const QString& reason);
    void withdrawRequested(const std::vector<gg::audit::Finding>& findings);
    void undoRequested();
    void rulesRequested();
    void repairRequested();
    void compareRequested();
    void readinessRequested();
    void augmentationRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace gg::widgets
