#include "widgets/panels/ensemble_dialog.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace gg;
using widgets::EnsembleDialog;

class EnsembleDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesAreFusedWithBoxesAndMasksWithMasks()
    {
        EnsembleDialog dialog({{QStringLiteral("/a"), QStringLiteral("a"), false}, {QStringLiteral("/b"), QStringLiteral("b"), false}, {QStringLiteral("/m"), QStringLiteral("m"), true}});
        // Those of the first one's kind are chosen.
        QCOMPARE(dialog.chosen(), (QStringList{QStringLiteral("/a"), QStringLiteral("/b")}));
        QVERIFY(!dialog.ofMasks());
        QPushButton* fuse = nullptr;
        for (auto* button : dialog.findChildren<QPushButton*>()) {
            fuse = button->isDefault() ? button : fuse;
        }
        QVERIFY(fuse != nullptr && fuse->isEnabled());
        auto* list = dialog.findChild<QListWidget*>();
        list->item(1)->setCheckState(Qt::Unchecked);
        QVERIFY(!fuse->isEnabled());
        list->item(2)->setCheckState(Qt::Checked);
        QVERIFY(!fuse->isEnabled());
        dialog.findChild<QComboBox*>()->setCurrentIndex(2);
        QCOMPARE(dialog.options().fusion, metrics::Fusion::Voting);
    }
};

QTEST_MAIN(EnsembleDialogTest)
#include "tst_ensemble_dialog.moc"
