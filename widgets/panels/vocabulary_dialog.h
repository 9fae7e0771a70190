#pragma once

#include "core/imports/vocabulary.h"

#include <QDialog>
#include <QString>

#include <vector>

class QLabel;
class QLineEdit;
class QTableWidget;
class QTableWidgetItem;

namespace gg::widgets {

class RunCollection;

/// A name that a file of an open run has for a series.
struct RawName {
    std::string raw;
    std::string tool;
    friend auto operator<=>(const RawName&, const RawName&) = default;
};
std::vector<RawName> rawNames(const RunCollection& runs);

/// Which of our names the series of other tools go by. What differs from the built-in words is a person's own, and can be reset.
class VocabularyDialog final : public QDialog {
    Q_OBJECT
public:
    /// `seen`: of the open runs. Own words for names that no open run has are listed as well.
    VocabularyDialog(const std::vector<imports::Word>& own, const std::vector<RawName>& seen, QWidget* parent = nullptr);

    /// A person's own words, as the table says now.
    std::vector<imports::Word> words() const;
    void setWords(const std::vector<imports::Word>& own);
    QTableWidget& table() const { return *m_table; }
    /// An import or export that failed.
    void setError(const QString& text);

Q_SIGNALS:
    void importRequested();
    void exportRequested();

private:
    enum Column { RawColumn, ToolColumn, NameColumn, ColumnCount };

    void fill(const std::vector<imports::Word>& own);
    void addRow(const RawName& name, const imports::Vocabulary& vocabulary);
    void changed(QTableWidgetItem* item);
    void show(QTableWidgetItem* item);
    void resetChosen();
    void search(const QString& text);
    void sayCount();
    QString builtIn(int row) const;
    RawName nameAt(int row) const;

    std::vector<RawName> m_seen;
    QTableWidget* m_table;
    QLabel* m_count;
    QLabel* m_error;
};

}  // namespace gg::widgets
