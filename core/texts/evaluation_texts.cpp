#include "core/texts/catalogue.h"

#include <array>

namespace gg::texts
{

std::span<const Entry> evaluationTexts()
{
    static constexpr std::array entries{
        Entry{"evaluation.pair.one_sided.title", GG_TEXT("catalogue", "Look at the labels of {from} first")},
        Entry{"evaluation.pair.one_sided.why",
              GG_TEXT("catalogue", "{more} of {count} confusions are {from} taken for {to}, hardly any the other way. A network that cannot tell two classes "
                                   "apart errs both ways; one that errs one way often repeats its annotators, or has seen far more of {to}.")},
        Entry{"evaluation.pair.one_sided.action",
              GG_TEXT("catalogue", "Click the cell and check ten of the truths: correct those that are {to}, and write down what makes a {from}.")},
        Entry{"evaluation.pair.collect.title", GG_TEXT("catalogue", "Collect more {a} and {b} that show the difference")},
        Entry{"evaluation.pair.collect.why",
              GG_TEXT("catalogue", "{count} objects were found and given the other class: the network sees them, but has too few pictures of what tells the two "
                                   "apart.")},
        Entry{"evaluation.pair.collect.action",
              GG_TEXT("catalogue", "Look through the confused objects for what distinguishes them to the eye, and add pictures of both classes in which just that "
                                   "is visible.")},
        Entry{"evaluation.pair.negatives.title", GG_TEXT("catalogue", "Train on the hard ones")},
        Entry{"evaluation.pair.negatives.why",
              GG_TEXT("catalogue", "Most pictures of {a} and {b} are easy and soon teach nothing. Those that were confused with confidence do.")},
        Entry{"evaluation.pair.negatives.action",
              GG_TEXT("catalogue", "Run the model on the training split, keep the pictures whose {a} and {b} it confuses, and show them more often.")},
        Entry{"evaluation.pair.resolution.title", GG_TEXT("catalogue", "Raise the resolution")},
        Entry{"evaluation.pair.resolution.why",
              GG_TEXT("catalogue", "What distinguishes {a} from {b} may be a detail that is lost when pictures are scaled down for training.")},
        Entry{"evaluation.pair.resolution.action",
              GG_TEXT("catalogue", "Look at a confused pair at training size. If you cannot tell them apart there, train larger, or on tiles.")},

        Entry{"evaluation.small.resolution.title", GG_TEXT("catalogue", "Raise the resolution")},
        Entry{"evaluation.small.resolution.why",
              GG_TEXT("catalogue", "{small} of {count} of these errors are about objects below 32 × 32 pixels. After scaling little of them is left, and a few "
                                   "pixels off already cost the match.")},
        Entry{"evaluation.small.resolution.action",
              GG_TEXT("catalogue", "Train at a larger size or on tiles, and add a detection head for small objects where the model offers one.")},

        Entry{"evaluation.class.collect.title", GG_TEXT("catalogue", "Collect more of the classes that are confused")},
        Entry{"evaluation.class.collect.why",
              GG_TEXT("catalogue", "{count} objects were found in the right place and given another class. The ranked pairs beside the matrix say which.")},
        Entry{"evaluation.class.collect.action",
              GG_TEXT("catalogue", "Begin with the first pair: pictures that show what tells the two apart.")},
        Entry{"evaluation.class.labels.title", GG_TEXT("catalogue", "Check the labels")},
        Entry{"evaluation.class.labels.why",
              GG_TEXT("catalogue", "A detection that is sure of another class than the truth is right surprisingly often.")},
        Entry{"evaluation.class.labels.action", GG_TEXT("catalogue", "Go through the surest of these errors and correct the labels that are wrong.")},
        Entry{"evaluation.class.weights.title", GG_TEXT("catalogue", "Balance the classes")},
        Entry{"evaluation.class.weights.why",
              GG_TEXT("catalogue", "A class with few examples is taken for its frequent neighbour: that is right more often than not.")},
        Entry{"evaluation.class.weights.action", GG_TEXT("catalogue", "Show pictures with rare classes more often, or weigh their loss higher.")},

        Entry{"evaluation.location.labels.title", GG_TEXT("catalogue", "Look at how tightly boxes are drawn")},
        Entry{"evaluation.location.labels.why",
              GG_TEXT("catalogue", "{count} detections have the right class and overlap their object too little. Where annotators drew boxes differently, no network "
                                   "can agree with all of them.")},
        Entry{"evaluation.location.labels.action",
              GG_TEXT("catalogue", "Compare truth and prediction in ten of them. Where the prediction fits better, agree on a rule for boxes and correct the labels.")},
        Entry{"evaluation.location.loss.title", GG_TEXT("catalogue", "Weigh the boxes more")},
        Entry{"evaluation.location.loss.why",
              GG_TEXT("catalogue", "Class and box share one loss; where boxes lag behind, the class part has the upper hand.")},
        Entry{"evaluation.location.loss.action",
              GG_TEXT("catalogue", "Raise the weight of the box loss, and use one that looks at the overlap (GIoU, CIoU).")},
        Entry{"evaluation.location.longer.title", GG_TEXT("catalogue", "Train longer")},
        Entry{"evaluation.location.longer.why", GG_TEXT("catalogue", "Networks learn what an object is before they learn where its edges are.")},
        Entry{"evaluation.location.longer.action",
              GG_TEXT("catalogue", "If mean IoU still rises over the last epochs, go on training; switch mosaic off at the end.")},

        Entry{"evaluation.both.labels.title", GG_TEXT("catalogue", "Look for objects that are labelled in parts")},
        Entry{"evaluation.both.labels.why",
              GG_TEXT("catalogue", "{count} detections overlap an object of another class a little. Often they are parts of it, or an object that hides behind it and "
                                   "has no label.")},
        Entry{"evaluation.both.labels.action", GG_TEXT("catalogue", "Go through the surest of them and add the labels that are missing.")},
        Entry{"evaluation.both.confidence.title", GG_TEXT("catalogue", "Raise the confidence")},
        Entry{"evaluation.both.confidence.why",
              GG_TEXT("catalogue", "Detections that are wrong in class and place are mostly unsure. They cost precision, not recall.")},
        Entry{"evaluation.both.confidence.action", GG_TEXT("catalogue", "Use the confidence with the best F1 of each class.")},

        Entry{"evaluation.duplicate.suppression.title", GG_TEXT("catalogue", "Suppress more overlapping detections")},
        Entry{"evaluation.duplicate.suppression.why",
              GG_TEXT("catalogue", "{count} detections found an object that a surer one had found already. Non-maximum suppression let both pass.")},
        Entry{"evaluation.duplicate.suppression.action",
              GG_TEXT("catalogue", "Lower the IoU of non-maximum suppression in small steps; where objects stand close together, watch the missed ones.")},
        Entry{"evaluation.duplicate.labels.title", GG_TEXT("catalogue", "Look for groups under one box")},
        Entry{"evaluation.duplicate.labels.why",
              GG_TEXT("catalogue", "Two detections on one truth are right where two objects were labelled as one.")},
        Entry{"evaluation.duplicate.labels.action", GG_TEXT("catalogue", "Go through the surest of them; label groups object by object, or as crowds.")},

        Entry{"evaluation.background.missing_labels.title", GG_TEXT("catalogue", "Look for labels that are missing")},
        Entry{"evaluation.background.missing_labels.why",
              GG_TEXT("catalogue", "{count} detections lie where nothing is labelled. Sure ones are often objects that the annotators overlooked, and each of them teaches "
                                   "the network not to find it.")},
        Entry{"evaluation.background.missing_labels.action", GG_TEXT("catalogue", "Go through the surest of them and label what is there.")},
        Entry{"evaluation.background.negatives.title", GG_TEXT("catalogue", "Add pictures without objects")},
        Entry{"evaluation.background.negatives.why",
              GG_TEXT("catalogue", "What is not there and is found all the same looks like an object. Networks learn that from pictures in which it appears without one.")},
        Entry{"evaluation.background.negatives.action",
              GG_TEXT("catalogue", "Collect pictures of what is mistaken for objects, without labels: up to a tenth of the training split.")},
        Entry{"evaluation.background.confidence.title", GG_TEXT("catalogue", "Raise the confidence")},
        Entry{"evaluation.background.confidence.why",
              GG_TEXT("catalogue", "Where detections that are right are surer than those on background, a threshold separates them.")},
        Entry{"evaluation.background.confidence.action", GG_TEXT("catalogue", "Choose a threshold for each class by the precision that you need.")},

        Entry{"evaluation.missed.collect.title", GG_TEXT("catalogue", "Collect more of what is missed")},
        Entry{"evaluation.missed.collect.why",
              GG_TEXT("catalogue", "{count} objects were not found, not even in the wrong place or class. Seen together they often have something in common: a pose, "
                                   "a light, a distance.")},
        Entry{"evaluation.missed.collect.action",
              GG_TEXT("catalogue", "Look through them for what they share, and add pictures of it, or show those that there are more often.")},
        Entry{"evaluation.missed.confidence.title", GG_TEXT("catalogue", "Check that nothing was cut off")},
        Entry{"evaluation.missed.confidence.why",
              GG_TEXT("catalogue", "Predictions that were written with a high confidence lack the unsure detections that would have found more.")},
        Entry{"evaluation.missed.confidence.action",
              GG_TEXT("catalogue", "Predict again from confidence 0.001 with 300 detections an image, and choose the threshold here.")},
        Entry{"evaluation.missed.labels.title", GG_TEXT("catalogue", "Check the labels")},
        Entry{"evaluation.missed.labels.why",
              GG_TEXT("catalogue", "What nobody could see in the picture need not be found: objects that are hidden, cut off, or a few pixels large.")},
        Entry{"evaluation.missed.labels.action",
              GG_TEXT("catalogue", "Agree from which size and visibility on objects are labelled, and mark the rest as ignored.")},
    };
    return entries;
}

}  // namespace gg::texts
