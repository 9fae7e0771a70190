#pragma once

#include <QListView>

namespace gg::widgets {

/// The rows of an OpenedListModel: colour and name, in front of them a check box where rows can be checked, and under them the state.
class OpenedList final : public QListView {
    Q_OBJECT
public:
    /// `stateLines`: room for the state's words.
    OpenedList(int stateLines, QWidget* parent);

    int rowHeight() const;

Q_SIGNALS:
    void closeRequested(int row);  ///< by the Del key

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool toggleSelected();
};

}  // namespace gg::widgets
