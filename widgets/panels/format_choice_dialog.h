#pragma once

#include <QDialog>
#include <QString>

#include <vector>

class QTreeWidget;

namespace gg::widgets {

/// What a folder could be opened as.
struct FormatChoice {
    QString format;    ///< "COCO"
    QString place;     ///< as seen from the folder that was opened
    QString evidence;  ///< what speaks for it
};

/// Asks which of several data sets is meant, best first. Enter and a double click open the one that is selected.
class FormatChoiceDialog : public QDialog {
    Q_OBJECT
public:
    FormatChoiceDialog(const QString& path, const std::vector<FormatChoice>& choices, QWidget* parent = nullptr);

    /// Index into the choices.
    int chosen() const;

private:
    QTreeWidget* m_list;
};

}  // namespace gg::widgets
