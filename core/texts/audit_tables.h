#pragma once

#include "core/texts/catalogue.h"

#include <span>

namespace gg::texts
{

// The texts of the audit rules, a table for each group of rules; auditTexts() joins them.
std::span<const Entry> labelAuditTexts();
std::span<const Entry> geometryAuditTexts();
std::span<const Entry> classAuditTexts();
std::span<const Entry> sizeAuditTexts();
std::span<const Entry> missingAuditTexts();
std::span<const Entry> augmentationAuditTexts();
std::span<const Entry> formatAuditTexts();
std::span<const Entry> imageAuditTexts();
std::span<const Entry> leakageAuditTexts();
std::span<const Entry> maskAuditTexts();
std::span<const Entry> styleAuditTexts();
/// Of recommendations, not of rules.
std::span<const Entry> readinessTexts();
/// Of recipes and of what follows from the data.
std::span<const Entry> recipeTexts();
/// Of proposed repairs, not of rules; found by id all the same.
std::span<const Entry> repairTexts();
/// Of the states of the ledger and what trainers do with them.
std::span<const Entry> ledgerTexts();

}  // namespace gg::texts
