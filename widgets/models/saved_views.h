#pragma once

#include "widgets/models/crop_model.h"
#include "widgets/models/record_model.h"

#include <QAbstractListModel>
#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace gg::widgets {

/// How somebody looked at a data set: what is filtered by, in which order, how large, with which overlays.
struct SavedView {
    QString name;
    QString search;
    bool objects = false;  ///< the wall of crops, not the grid of images
    RecordOrder order = RecordOrder::Dataset;
    bool descending = false;
    CropOrder cropOrder = CropOrder::Side;
    bool cropsDescending = false;
    int context = 25;      ///< percent around a crop
    int thumbnailStep = 2;
    int trainingSize = 640;
    bool labels = false;   ///< over the thumbnails
    bool boxes = true;     ///< over the crops
    bool overlays = true;  ///< over the pair
    bool filled = false;
    int opacity = 60;      ///< percent

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The saved views of one data set, by name. Names are unique and not empty.
class SavedViews : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    const std::vector<SavedView>& views() const { return m_views; }
    int rowOf(const QString& name) const;  ///< -1: none

    /// Appends the view; a name that is taken gets a number behind it. Returns its row.
    int add(SavedView view);
    /// False, and nothing changes, where the name is empty or another view's.
    bool rename(int row, const QString& name);
    /// Another view under the same name.
    void replace(int row, SavedView view);
    void remove(int row);
    /// Brings back what was removed last, where it stood. False where there is nothing.
    bool undoRemove();
    bool canUndo() const { return m_removed.has_value(); }

    QByteArray toJson() const;
    /// Takes the views of a file. What makes no sense in it is left out and told; the rest counts. Empty for an empty text.
    QString setJson(const QByteArray& json);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Views were added, changed, renamed or removed by a person; not by setJson().
    void edited();

private:
    struct Removed {
        int row = 0;
        SavedView view;
    };
    std::vector<SavedView> m_views;
    std::optional<Removed> m_removed;
};

}  // namespace gg::widgets
