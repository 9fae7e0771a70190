#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"class.imbalance.title", GG_TEXT("catalogue", "Classes of very different size")},
    {"class.imbalance.message",
     GG_TEXT("catalogue", "There are {count} of {class} and {other_count} of {other_class}: {ratio} to 1. {other_class} is "
                          "{share} % of all objects; {rare} classes are that much rarer than the largest.")},
    {"class.imbalance.why",
     GG_TEXT("catalogue", "Every object weighs the same in the loss: a model gains most by getting the frequent class right.")},
    {"class.imbalance.effect",
     GG_TEXT("catalogue", "Rare classes keep a low recall while the mean over all objects looks fine; look at AP per class.")},
    {"class.imbalance.remedy",
     GG_TEXT("catalogue", "Collect more of the rare classes first. Weighted sampling or copy-paste of rare objects helps where "
                          "that is not possible.")},
    {"class.imbalance.ratio.threshold",
     GG_TEXT("catalogue", "times the number of objects of the rarest class that the most frequent one may have")},
    {"class.known_order.title", GG_TEXT("catalogue", "Names of a well-known list in another order")},
    {"class.known_order.message",
     GG_TEXT("catalogue", "The names are those of {list} in another order: class {class_id} is {class} here and {other_class} "
                          "there.")},
    {"class.known_order.why",
     GG_TEXT("catalogue", "Labels that were converted from {list} carry its numbers; an alphabetical or newly typed list gives "
                          "them other names.")},
    {"class.known_order.effect",
     GG_TEXT("catalogue", "If the labels carry the numbers of {list}, every class is trained and shown under the wrong name. A "
                          "model trained on {list} cannot be evaluated on this set as it is.")},
    {"class.known_order.remedy",
     GG_TEXT("catalogue", "Look at a few objects of class {class_id}. If they are {other_class}, write the names in the order of "
                          "{list}.")},
    {"class.name_spaces.title", GG_TEXT("catalogue", "Class name with stray spaces")},
    {"class.name_spaces.message",
     GG_TEXT("catalogue", "The name of class {class_id}, “{class}”, begins or ends with a space or holds several in a row.")},
    {"class.name_spaces.why", GG_TEXT("catalogue", "Such a name looks like another one and is not equal to it.")},
    {"class.name_spaces.effect",
     GG_TEXT("catalogue", "Training does not mind. Joining sets, filters by name and per-class reports take it for a class of "
                          "its own.")},
    {"class.name_spaces.remedy", GG_TEXT("catalogue", "Write the name without the spaces.")},
    {"class.names_differ.title", GG_TEXT("catalogue", "Classes differ from the other set's")},
    {"class.names_differ.message",
     GG_TEXT("catalogue", "{shared} class names are the same as in {reference}. Only here: {only_here}. Only there: "
                          "{only_there}.")},
    {"class.names_differ.why", GG_TEXT("catalogue", "Sets that are trained or compared together need one list of classes.")},
    {"class.names_differ.effect",
     GG_TEXT("catalogue", "A model trained on one set cannot name the classes that only the other has.")},
    {"class.names_differ.remedy",
     GG_TEXT("catalogue", "Nothing, if the sets stay apart. Else agree on one list and renumber the labels of both.")},
    {"class.not_trained.title", GG_TEXT("catalogue", "Class without a training example")},
    {"class.not_trained.message", GG_TEXT("catalogue", "{class} has {count} objects in {splits} and none in train.")},
    {"class.not_trained.why", GG_TEXT("catalogue", "What is not trained cannot be found.")},
    {"class.not_trained.effect", GG_TEXT("catalogue", "The AP of {class} stays 0 and pulls the mean down, whatever is trained.")},
    {"class.not_trained.remedy",
     GG_TEXT("catalogue", "Split anew so that every class is in train, or leave the class out of the names.")},
    {"class.one_split.title", GG_TEXT("catalogue", "Class in one split only")},
    {"class.one_split.message", GG_TEXT("catalogue", "All {count} objects of {class} are in {splits}.")},
    {"class.one_split.why",
     GG_TEXT("catalogue", "A class that is only in one split is either trained without being checked or checked without being "
                          "trained.")},
    {"class.one_split.effect",
     GG_TEXT("catalogue", "No figure says how well {class} is found; Ultralytics leaves it out of the mean without a word.")},
    {"class.one_split.remedy", GG_TEXT("catalogue", "Split anew, by class, so that each split has some of it.")},
    {"class.order_differs.title", GG_TEXT("catalogue", "Class numbers differ from the other set's")},
    {"class.order_differs.message",
     GG_TEXT("catalogue", "{count} of {shared} classes that {reference} has as well have another number: {classes}.")},
    {"class.order_differs.why",
     GG_TEXT("catalogue", "Labels hold only numbers. Files copied from one set to the other change their meaning.")},
    {"class.order_differs.effect",
     GG_TEXT("catalogue", "Trained together, or evaluated with the other set's model, one class is taken for another. Nothing is "
                          "said.")},
    {"class.order_differs.remedy",
     GG_TEXT("catalogue", "Bring the names of both sets into one order and renumber the labels of one of them.")},
    {"class.similar_names.title", GG_TEXT("catalogue", "Two class names that hardly differ")},
    {"class.similar_names.message",
     GG_TEXT("catalogue", "“{class}” ({count} objects) and “{other_class}” ({other_count} objects) differ only by {difference}.")},
    {"class.similar_names.why", GG_TEXT("catalogue", "Most likely they are one class that was spelled in two ways.")},
    {"class.similar_names.effect",
     GG_TEXT("catalogue", "The model is asked to tell apart what is the same; the two share their examples and confuse each "
                          "other.")},
    {"class.similar_names.remedy",
     GG_TEXT("catalogue", "Give both one number and remove the other name. Accept the finding if they are different things.")},
    {"class.unused.title", GG_TEXT("catalogue", "Class that is never used")},
    {"class.unused.message", GG_TEXT("catalogue", "{count} of {total} classes have no object: {classes}.")},
    {"class.unused.why", GG_TEXT("catalogue", "Either the class was never labelled, or its labels carry another number.")},
    {"class.unused.effect",
     GG_TEXT("catalogue", "The model gets an output that it never learns to use; Ultralytics leaves it out of the mean.")},
    {"class.unused.remedy",
     GG_TEXT("catalogue", "Remove the name if it is last; in the middle of the list that would renumber the others. Else look "
                          "for its objects under other numbers.")},
};

}  // namespace

std::span<const Entry> classAuditTexts()
{
    return table;
}

}  // namespace gg::texts
