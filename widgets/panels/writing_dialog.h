#pragma once

#include "core/dataset/dataset.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace gg::widgets {

class Banner;
class ProgressRow;

/// What the dialogs share that write something made of a data set into a new folder: choices on the left, what comes of them on the right,
/// progress, a promise, and Open once it is written. They compute and write nothing themselves: they ask for it.
class WritingDialog : public QDialog {
    Q_OBJECT
public:
    QString folder() const;
    void setFolder(const QString& folder);
    void setProgress(const QString& what, quint64 done, quint64 total);

Q_SIGNALS:
    void cancelRequested();
    void openRequested(const QString& folder);

protected:
    WritingDialog(dataset::DatasetPtr dataset, const QString& writeText, QWidget* parent);

    /// An empty form of that width.
    QFormLayout* makeForm(int width);
    /// The row of the new folder, whose file dialog has that title.
    void addFolderRow(QFormLayout* form, const QString& title);
    void layOut(QFormLayout* form, QWidget* result, const QString& promise, QSize size);
    /// Typing and scrolling through a list ask once: `compute()` is called when that has come to rest.
    void settle();
    void stopSettling() { m_settle.stop(); }
    /// What was written is out of date: there is nothing to open.
    void forgetWritten();
    /// `opens`: there is a data set to open there.
    void showWritten(const QString& folder, bool opens);

    /// The choices have come to rest.
    virtual void compute() = 0;
    virtual void write() = 0;
    /// The folder's name was edited.
    virtual void enableWrite() = 0;

    const dataset::DatasetPtr m_dataset;
    bool m_writing = false;
    Banner* m_banner;
    ProgressRow* m_progress;
    QPushButton* m_write;
    QLineEdit* m_folder;

private:
    void chooseFolder(const QString& title);

    std::optional<QString> m_written;
    QTimer m_settle;
    QPushButton* m_open;
};

}  // namespace gg::widgets
