#pragma once

#include "core/audit/readiness.h"

#include <QDialog>

namespace gg::widgets {

/// What a guide's rules of thumb recommend for this data set: each line with the numbers that it starts from, the formula and the source.
class ReadinessDialog : public QDialog {
    Q_OBJECT
public:
    explicit ReadinessDialog(const audit::Readiness& readiness, QWidget* parent = nullptr);

    /// The page as it is shown.
    static QString html(const audit::Readiness& readiness);
};

}  // namespace gg::widgets
