#pragma once

#include "core/audit/difference.h"

#include <QDialog>

namespace gg::widgets {

/// What became better and what broke since an earlier audit.
class DifferenceDialog : public QDialog {
    Q_OBJECT
public:
    DifferenceDialog(const audit::AuditDifference& difference, const QString& earlier, QWidget* parent = nullptr);
};

}  // namespace gg::widgets
