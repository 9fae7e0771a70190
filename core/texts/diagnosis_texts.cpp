#include "core/texts/catalogue.h"

#include <array>

namespace gg::texts {

std::span<const Entry> diagnosisTexts()
{
    static constexpr std::array entries{
        Entry{"run.foreground_collapse.title", GG_TEXT("catalogue", "Foreground collapse")},
        Entry{"run.foreground_collapse.message",
              GG_TEXT("catalogue", "The network may be giving up the foreground: since epoch {epoch} it predicts almost only background.")},
        Entry{"run.foreground_collapse.message_over",
              GG_TEXT("catalogue", "From epoch {epoch} the network predicted almost only background for a while; it has found the foreground again.")},
        Entry{"run.foreground_collapse.why",
              GG_TEXT("catalogue",
                      "Cross-entropy weighs every pixel the same. Where foreground is rare, nearly all of the gradient comes from background, and "
                      "predicting background everywhere already scores well. Pixel accuracy looks good meanwhile; sensitivity tells.")},
        Entry{"run.foreground_collapse.evidence",
              GG_TEXT("catalogue", "sensitivity {sensitivity}, specificity {specificity}, predicted foreground {predicted} of {true}")},
        Entry{"run.foreground_collapse.action", GG_TEXT("catalogue", "Train with BCE + Dice.")},
        Entry{"run.foreground_collapse.action_dice",
              GG_TEXT("catalogue",
                      "The loss holds Dice already: look at five pairs whether masks fit their images and are not inverted, then try a lower learning rate.")},

        Entry{"run.foreground_underweighted.title", GG_TEXT("catalogue", "Foreground may be under-weighted")},
        Entry{"run.foreground_underweighted.message",
              GG_TEXT("catalogue", "Pixel accuracy is high while hardly any of the foreground is hit: the network may be learning the background alone.")},
        Entry{"run.foreground_underweighted.why",
              GG_TEXT("catalogue",
                      "Where foreground is rare, a network that predicts background everywhere has a pixel accuracy of one minus its share. Foreground "
                      "IoU and sensitivity are the numbers to report.")},
        Entry{"run.foreground_underweighted.evidence", GG_TEXT("catalogue", "foreground IoU {iou}, pixel accuracy {accuracy}")},
        Entry{"run.foreground_underweighted.action",
              GG_TEXT("catalogue", "Look at five pairs whether masks fit their images; if they do, train longer or with a loss that holds Dice.")},

        Entry{"run.loss_not_finite.title", GG_TEXT("catalogue", "Loss is not a number")},
        Entry{"run.loss_not_finite.message", GG_TEXT("catalogue", "{series} became {value} at step {step}.")},
        Entry{"run.loss_not_finite.message_over", GG_TEXT("catalogue", "{series} was {value} at step {step} and is finite again.")},
        Entry{"run.loss_not_finite.why",
              GG_TEXT("catalogue", "One such step is enough to make every weight NaN: nothing that comes after it can be used.")},
        Entry{"run.loss_not_finite.evidence", GG_TEXT("catalogue", "{series} {before} before step {step}, then {value}")},
        Entry{"run.loss_not_finite.action",
              GG_TEXT("catalogue", "Resume from the last good checkpoint with a tenth of the learning rate; if it comes back, audit the images of that step.")},

        Entry{"run.overfitting.title", GG_TEXT("catalogue", "Overfitting")},
        Entry{"run.overfitting.message",
              GG_TEXT("catalogue", "The network may be learning the training images by heart: it was best on the validation images at epoch {best_epoch}.")},
        Entry{"run.overfitting.why",
              GG_TEXT("catalogue", "The training loss goes on falling while the validation loss rises and Dice falls: what is learned no longer carries over.")},
        Entry{"run.overfitting.evidence", GG_TEXT("catalogue", "Dice {dice}, validation loss {val_loss}, training loss {train_loss}")},
        Entry{"run.overfitting.action", GG_TEXT("catalogue", "Use the best checkpoint, and stop early next time (early_stopping.patience).")},

        Entry{"run.failed.title", GG_TEXT("catalogue", "Training failed")},
        Entry{"run.failed.message", GG_TEXT("catalogue", "Training ended at step {step}: {reason}")},
        Entry{"run.failed.why", GG_TEXT("catalogue", "What was written before stays readable, and the run can go on from its last checkpoint.")},
        Entry{"run.failed.evidence", GG_TEXT("catalogue", "last step {step}")},
        Entry{"run.failed.action", GG_TEXT("catalogue", "Mend what the message names, then resume the run.")},
    };
    return entries;
}

}  // namespace gg::texts
