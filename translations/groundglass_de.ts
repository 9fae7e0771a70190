<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Groundglass</source>
        <translation>Über Groundglass</translation>
    </message>
    <message>
        <source>Look at data, labels, predictions and training before trusting a number.</source>
        <translation>Daten, Labels, Vorhersagen und Training ansehen, bevor man einer Zahl traut.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>Folder cannot be read</source>
        <translation>Ordner nicht lesbar</translation>
    </message>
    <message>
        <source>The folder {file} could not be read ({value}).</source>
        <translation>Der Ordner {file} war nicht lesbar ({value}).</translation>
    </message>
    <message>
        <source>Everything below it is missing from this data set, and from every count on this page.</source>
        <translation>Alles darunter fehlt in diesem Datensatz und in jeder Zahl auf dieser Seite.</translation>
    </message>
    <message>
        <source>A trainer sees no image in it and trains on the rest without saying so.</source>
        <translation>Ein Trainer sieht darin kein Bild und trainiert stillschweigend auf dem Rest.</translation>
    </message>
    <message>
        <source>Correct the folder&apos;s permissions and open the data set again.</source>
        <translation>Die Zugriffsrechte des Ordners berichtigen und den Datensatz neu öffnen.</translation>
    </message>
    <message>
        <source>JPEG with bytes behind its end</source>
        <translation>JPEG mit Bytes hinter dem Ende</translation>
    </message>
    <message>
        <source>{file} is complete but does not end with the JPEG end marker FF D9.</source>
        <translation>{file} ist vollständig, endet aber nicht mit der JPEG-Endmarke FF D9.</translation>
    </message>
    <message>
        <source>{count} of {total} JPEG files do not end with the end marker FF D9, for example {example}.</source>
        <translation>{count} von {total} JPEG-Dateien enden nicht mit der Endmarke FF D9, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Cameras and web servers append bytes; the picture is not affected.</source>
        <translation>Kameras und Webserver hängen Bytes an; das Bild ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Ultralytics takes the file for corrupt and writes it anew in place: the picture is compressed a second time and the original bytes are gone.</source>
        <translation>Ultralytics hält die Datei für beschädigt und schreibt sie an Ort und Stelle neu: Das Bild wird ein zweites Mal komprimiert, die ursprünglichen Bytes sind weg.</translation>
    </message>
    <message>
        <source>Keep a copy of the originals, or cut the bytes behind the end marker off before training.</source>
        <translation>Eine Kopie der Originale behalten oder die Bytes hinter der Endmarke vor dem Training abschneiden.</translation>
    </message>
    <message>
        <source>Image smaller than 10 pixels</source>
        <translation>Bild kleiner als 10 Pixel</translation>
    </message>
    <message>
        <source>{file} is {image_size} pixels.</source>
        <translation>{file} hat {image_size} Pixel.</translation>
    </message>
    <message>
        <source>{count} of {total} images have a side below 10 pixels, for example {example}.</source>
        <translation>{count} von {total} Bildern haben eine Seite unter 10 Pixeln, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A picture of this size holds nothing that can be learnt; it is usually an icon or a failed download.</source>
        <translation>In einem Bild dieser Größe gibt es nichts zu lernen; meist ist es ein Symbol oder ein misslungener Download.</translation>
    </message>
    <message>
        <source>Ultralytics leaves out images with a side below 10 pixels.</source>
        <translation>Ultralytics lässt Bilder mit einer Seite unter 10 Pixeln aus.</translation>
    </message>
    <message>
        <source>Remove the image and its label, or get the picture in its full size.</source>
        <translation>Bild und Label entfernen oder das Bild in voller Größe beschaffen.</translation>
    </message>
    <message>
        <source>Image cannot be read</source>
        <translation>Bild nicht lesbar</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{count} of {total} images cannot be read, for example {example}.</source>
        <translation>{count} von {total} Bildern sind nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Decoders differ in what they do with it: some return half a picture with the rest in grey, and nobody notices.</source>
        <translation>Decoder gehen verschieden damit um: Manche liefern ein halbes Bild mit grauem Rest, und niemand merkt es.</translation>
    </message>
    <message>
        <source>Ultralytics leaves the image out as corrupt; it writes a cut-off JPEG anew in place, with the missing part in grey. A loader based on OpenCV stops, or trains on the half picture.</source>
        <translation>Ultralytics lässt das Bild als beschädigt aus; ein abgeschnittenes JPEG schreibt es an Ort und Stelle neu, den fehlenden Teil in Grau. Ein Lader auf OpenCV-Basis bricht ab oder trainiert auf dem halben Bild.</translation>
    </message>
    <message>
        <source>Copy the image again from its source, or remove it together with its label.</source>
        <translation>Das Bild neu aus seiner Quelle kopieren oder samt Label entfernen.</translation>
    </message>
    <message>
        <source>Class number with a fraction</source>
        <translation>Klassennummer mit Bruchteil</translation>
    </message>
    <message>
        <source>Line {line}: the class is written as {value}; expected a whole number.</source>
        <translation>Zeile {line}: Die Klasse ist als {value} geschrieben; erwartet wird eine ganze Zahl.</translation>
    </message>
    <message>
        <source>Class numbers with a fraction in {count} of {total} images, for example {example}.</source>
        <translation>Klassennummern mit Bruchteil in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>It usually means that the columns are shifted, so that a coordinate stands in the place of the class.</source>
        <translation>Meist sind die Spalten verschoben, sodass eine Koordinate an der Stelle der Klasse steht.</translation>
    </message>
    <message>
        <source>Ultralytics lets it pass and cuts the fraction off: {value} is trained as the class below it.</source>
        <translation>Ultralytics lässt es durchgehen und schneidet den Bruchteil ab: {value} wird als die Klasse darunter trainiert.</translation>
    </message>
    <message>
        <source>Look at the row. Write the whole class number, or put the columns back in order.</source>
        <translation>Die Zeile ansehen. Die ganze Klassennummer schreiben oder die Spalten wieder ordnen.</translation>
    </message>
    <message>
        <source>Class that has no name</source>
        <translation>Klasse ohne Namen</translation>
    </message>
    <message>
        <source>Line {line}: class {class_id} is not among the names, which end at {last}.</source>
        <translation>Zeile {line}: Klasse {class_id} ist nicht unter den Namen, die bei {last} enden.</translation>
    </message>
    <message>
        <source>Classes without a name in {count} of {total} images, for example {example}.</source>
        <translation>Klassen ohne Namen in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either the names are incomplete, or the labels were made with another list of classes; then all the other numbers are wrong as well.</source>
        <translation>Entweder sind die Namen unvollständig, oder die Labels entstanden mit einer anderen Klassenliste; dann sind auch alle übrigen Nummern falsch.</translation>
    </message>
    <message>
        <source>Ultralytics calls the image corrupt and leaves it out when the number is not below the number of classes. Other trainers stop with an error of the index, often on the graphics card without a line number.</source>
        <translation>Ultralytics nennt das Bild beschädigt und lässt es aus, wenn die Nummer nicht unter der Klassenzahl liegt. Andere Trainer brechen mit einem Indexfehler ab, auf der Grafikkarte oft ohne Zeilennummer.</translation>
    </message>
    <message>
        <source>Compare the list of names with the one that the labels were made with, and complete it or renumber the labels.</source>
        <translation>Die Namensliste mit derjenigen vergleichen, mit der die Labels entstanden, und sie ergänzen oder die Labels umnummerieren.</translation>
    </message>
    <message>
        <source>Wrong number of columns</source>
        <translation>Falsche Spaltenzahl</translation>
    </message>
    <message>
        <source>Line {line} has {value} columns; expected {expected}.</source>
        <translation>Zeile {line} hat {value} Spalten; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Rows with a wrong number of columns in {count} of {total} images, for example {example}.</source>
        <translation>Zeilen mit falscher Spaltenzahl in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A row with another number of columns was made for another purpose, or cut off while it was written.</source>
        <translation>Eine Zeile mit anderer Spaltenzahl entstand zu einem anderen Zweck oder wurde beim Schreiben abgeschnitten.</translation>
    </message>
    <message>
        <source>Ultralytics calls the image corrupt and leaves it out as a whole, with its good rows; it says so in one line of its log.</source>
        <translation>Ultralytics nennt das Bild beschädigt und lässt es ganz aus, samt den guten Zeilen; im Protokoll steht dazu eine Zeile.</translation>
    </message>
    <message>
        <source>Correct or delete the row. A sixth column is usually the confidence of a saved prediction: write the labels without it.</source>
        <translation>Die Zeile berichtigen oder löschen. Eine sechste Spalte ist meist die Konfidenz einer gespeicherten Vorhersage: Labels ohne sie schreiben.</translation>
    </message>
    <message>
        <source>Object labelled twice</source>
        <translation>Objekt doppelt gelabelt</translation>
    </message>
    <message>
        <source>Line {line}: {class} is labelled again, where line {other} has it already (overlap {iou}).</source>
        <translation>Zeile {line}: {class} ist noch einmal gelabelt, wo es schon Zeile {other} hat (Überlappung {iou}).</translation>
    </message>
    <message>
        <source>Objects labelled twice in {count} of {total} images, for example {example}.</source>
        <translation>Doppelt gelabelte Objekte in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One object counts as two: a model that finds it once is told that it missed one.</source>
        <translation>Ein Objekt zählt als zwei: Einem Modell, das es einmal findet, wird gesagt, es habe eines übersehen.</translation>
    </message>
    <message>
        <source>Ultralytics removes rows that are exactly equal and keeps the nearly equal ones; in the evaluation one of each pair counts as missed.</source>
        <translation>Ultralytics entfernt genau gleiche Zeilen und behält die fast gleichen; in der Auswertung zählt eine von beiden als übersehen.</translation>
    </message>
    <message>
        <source>Delete one of the two rows.</source>
        <translation>Eine der beiden Zeilen löschen.</translation>
    </message>
    <message>
        <source>Converters and torchvision&apos;s loader keep both boxes; in the evaluation one of each pair counts as missed.</source>
        <translation>Konverter und der Lader von torchvision behalten beide Boxen; in der Auswertung zählt eine von beiden als übersehen.</translation>
    </message>
    <message>
        <source>Empty label: declared to hold nothing</source>
        <translation>Leeres Label: ausdrücklich ohne Inhalt</translation>
    </message>
    <message>
        <source>The label of {image} is empty: somebody said that there is nothing to find in it.</source>
        <translation>Das Label von {image} ist leer: Jemand hat gesagt, dass darin nichts zu finden ist.</translation>
    </message>
    <message>
        <source>{count} of {total} labels are empty: somebody said that there is nothing to find, for example in {image}.</source>
        <translation>{count} von {total} Labels sind leer: Jemand hat gesagt, dass nichts zu finden ist, zum Beispiel in {image}.</translation>
    </message>
    <message>
        <source>This is not the same as a missing label, where nobody has said anything.</source>
        <translation>Das ist etwas anderes als ein fehlendes Label, zu dem niemand etwas gesagt hat.</translation>
    </message>
    <message>
        <source>Trained as a pure background image. That lowers false alarms, if it is true. Ultralytics adds empty and missing labels up as “backgrounds”.</source>
        <translation>Wird als reines Hintergrundbild trainiert. Das senkt Fehlalarme, wenn es stimmt. Ultralytics zählt leere und fehlende Labels zusammen als „backgrounds“.</translation>
    </message>
    <message>
        <source>Look at a few of them: an empty label on an image with objects teaches the model not to see them.</source>
        <translation>Einige davon ansehen: Ein leeres Label auf einem Bild mit Objekten lehrt das Modell, sie nicht zu sehen.</translation>
    </message>
    <message>
        <source>Label with nearly the same name</source>
        <translation>Label mit fast demselben Namen</translation>
    </message>
    <message>
        <source>{file} has no label at {expected}, but {other} has no image and nearly the same name.</source>
        <translation>{file} hat kein Label unter {expected}, aber {other} hat kein Bild und fast denselben Namen.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no label although a label with nearly the same name has no image, for example {example}.</source>
        <translation>{count} von {total} Bildern haben kein Label, obwohl ein Label mit fast demselben Namen kein Bild hat, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The two most likely belong together and were parted by renaming.</source>
        <translation>Die beiden gehören wahrscheinlich zusammen und wurden durch Umbenennen getrennt.</translation>
    </message>
    <message>
        <source>The image is trained as background although its objects are labelled; the label is never read.</source>
        <translation>Das Bild wird als Hintergrund trainiert, obwohl seine Objekte gelabelt sind; das Label wird nie gelesen.</translation>
    </message>
    <message>
        <source>Rename one of the two so that their names are equal up to the ending, in upper and lower case as well.</source>
        <translation>Eines der beiden umbenennen, sodass die Namen bis auf die Endung gleich sind, auch in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>Image without a label</source>
        <translation>Bild ohne Label</translation>
    </message>
    <message>
        <source>{file} has no label; looked for {expected}.</source>
        <translation>{file} hat kein Label; gesucht wurde {expected}.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no label, for example {example}.</source>
        <translation>{count} von {total} Bildern haben kein Label, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Nobody has said what is in the image. If it holds objects, training on it teaches the model to overlook them.</source>
        <translation>Niemand hat gesagt, was im Bild ist. Enthält es Objekte, lehrt das Training das Modell, sie zu übersehen.</translation>
    </message>
    <message>
        <source>Ultralytics trains the image as pure background and counts it among the “backgrounds”, without a warning.</source>
        <translation>Ultralytics trainiert das Bild als reinen Hintergrund und zählt es ohne Warnung zu den „backgrounds“.</translation>
    </message>
    <message>
        <source>Label the image, remove it, or add an empty label file if there is nothing in it.</source>
        <translation>Das Bild labeln, entfernen oder, wenn nichts darin ist, eine leere Labeldatei hinzufügen.</translation>
    </message>
    <message>
        <source>A loader that looks the mask up by its name stops with an error. One that sorts both folders and pairs them by place gives every later image the mask of another.</source>
        <translation>Ein Lader, der die Maske nach ihrem Namen sucht, bricht mit einem Fehler ab. Einer, der beide Ordner sortiert und nach Platz paart, gibt jedem späteren Bild die Maske eines anderen.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader stops with “file not found” if the image is in a list of ImageSets; converters leave it out or turn it into a background image.</source>
        <translation>Der Lader von torchvision bricht mit „file not found“ ab, wenn das Bild in einer Liste von ImageSets steht; Konverter lassen es aus oder machen ein Hintergrundbild daraus.</translation>
    </message>
    <message>
        <source>{file} has no mask; looked for {expected}.</source>
        <translation>{file} hat keine Maske; gesucht wurde {expected}.</translation>
    </message>
    <message>
        <source>Make the mask, or remove the image. If there is nothing in the image, add a mask that is black all over.</source>
        <translation>Die Maske anfertigen oder das Bild entfernen. Ist nichts im Bild, eine ganz schwarze Maske hinzufügen.</translation>
    </message>
    <message>
        <source>Label the image, remove it from the lists, or add an annotation without objects if there is nothing in it.</source>
        <translation>Das Bild labeln, aus den Listen nehmen oder, wenn nichts darin ist, eine Annotation ohne Objekte hinzufügen.</translation>
    </message>
    <message>
        <source>Image without a mask</source>
        <translation>Bild ohne Maske</translation>
    </message>
    <message>
        <source>Without a mask there is no truth for this image.</source>
        <translation>Ohne Maske gibt es zu diesem Bild keine Ground Truth.</translation>
    </message>
    <message>
        <source>More faults in the same file</source>
        <translation>Weitere Mängel in derselben Datei</translation>
    </message>
    <message>
        <source>{file} has {value} more faults than are listed.</source>
        <translation>{file} hat {value} weitere Mängel, die nicht aufgeführt sind.</translation>
    </message>
    <message>
        <source>Files with more faults than are listed in {count} of {total} images, for example {example}.</source>
        <translation>Dateien mit mehr Mängeln als aufgeführt bei {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A file with so many faults is most likely no label file at all.</source>
        <translation>Eine Datei mit so vielen Mängeln ist wahrscheinlich gar keine Labeldatei.</translation>
    </message>
    <message>
        <source>Look at the file. Write the labels anew, or remove it.</source>
        <translation>Die Datei ansehen. Die Labels neu schreiben oder sie entfernen.</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{value}” is not a number; expected {expected}.</source>
        <translation>Zeile {line}, Spalte {column}: „{value}“ ist keine Zahl; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Values that are no numbers in {count} of {total} images, for example {example}.</source>
        <translation>Werte, die keine Zahlen sind, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The row cannot be read. A comma in place of the decimal point and a class name in place of its number are the usual causes.</source>
        <translation>Die Zeile ist nicht lesbar. Übliche Ursachen sind ein Komma statt des Dezimalpunkts und ein Klassenname statt der Nummer.</translation>
    </message>
    <message>
        <source>Write numbers with a decimal point, and class numbers from 0.</source>
        <translation>Zahlen mit Dezimalpunkt und Klassennummern ab 0 schreiben.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader and the usual converters stop with an error at this file.</source>
        <translation>Der Lader von torchvision und die üblichen Konverter brechen bei dieser Datei mit einem Fehler ab.</translation>
    </message>
    <message>
        <source>Line {line}: “{value}” is not a number; expected {expected}.</source>
        <translation>Zeile {line}: „{value}“ ist keine Zahl; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Correct the corner in the annotation, or delete the object.</source>
        <translation>Die Ecke in der Annotation berichtigen oder das Objekt löschen.</translation>
    </message>
    <message>
        <source>Label without an image</source>
        <translation>Label ohne Bild</translation>
    </message>
    <message>
        <source>{file} labels no image: there is none with its name.</source>
        <translation>{file} gehört zu keinem Bild: Es gibt keines mit diesem Namen.</translation>
    </message>
    <message>
        <source>Either the image was removed or renamed, or it lies elsewhere; the work of labelling it is lost to the training.</source>
        <translation>Entweder wurde das Bild entfernt oder umbenannt, oder es liegt anderswo; die Arbeit am Label ist für das Training verloren.</translation>
    </message>
    <message>
        <source>Ultralytics starts from the images and never looks at this file; nothing is said.</source>
        <translation>Ultralytics geht von den Bildern aus und sieht diese Datei nie an; gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Find the image, or remove the label.</source>
        <translation>Das Bild suchen oder das Label entfernen.</translation>
    </message>
    <message>
        <source>A loader that starts from the images never reads it. One that sorts both folders and pairs them by place gives later images the wrong masks.</source>
        <translation>Ein Lader, der von den Bildern ausgeht, liest sie nie. Einer, der beide Ordner sortiert und nach Platz paart, gibt späteren Bildern die falschen Masken.</translation>
    </message>
    <message>
        <source>The mask {file} belongs to no image: there is none with its name.</source>
        <translation>Die Maske {file} gehört zu keinem Bild: Es gibt keines mit diesem Namen.</translation>
    </message>
    <message>
        <source>Find the image, or remove the mask.</source>
        <translation>Das Bild suchen oder die Maske entfernen.</translation>
    </message>
    <message>
        <source>Mask without an image</source>
        <translation>Maske ohne Bild</translation>
    </message>
    <message>
        <source>Coordinate out of range</source>
        <translation>Koordinate außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {value} is outside of 0 to 1.</source>
        <translation>Zeile {line}, Spalte {column}: {value} liegt außerhalb von 0 bis 1.</translation>
    </message>
    <message>
        <source>Coordinates outside of 0 to 1 in {count} of {total} images, for example {example}.</source>
        <translation>Koordinaten außerhalb von 0 bis 1 in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Coordinates are shares of the image&apos;s width and height. Larger numbers are most likely pixels.</source>
        <translation>Koordinaten sind Anteile an Breite und Höhe des Bildes. Größere Zahlen sind wahrscheinlich Pixel.</translation>
    </message>
    <message>
        <source>Divide pixel values by the width and the height of the image.</source>
        <translation>Pixelwerte durch Breite und Höhe des Bildes teilen.</translation>
    </message>
    <message>
        <source>Box hangs over the border</source>
        <translation>Box ragt über den Rand</translation>
    </message>
    <message>
        <source>Line {line}: the box of {class} hangs {overhang} % of the image over its {side} border.</source>
        <translation>Zeile {line}: Die Box von {class} ragt um {overhang} % des Bildes über den Rand ({side}).</translation>
    </message>
    <message>
        <source>Boxes that hang over the border in {count} of {total} images, for example {example}.</source>
        <translation>Boxen, die über den Rand ragen, in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The part outside does not exist. Often the box was drawn on another size of the image, or augmented without clipping.</source>
        <translation>Den Teil außerhalb gibt es nicht. Oft wurde die Box auf einer anderen Bildgröße gezeichnet oder ohne Beschneiden augmentiert.</translation>
    </message>
    <message>
        <source>Ultralytics lets boxes hang over by up to a fifth and clips them at the border: centre and size change without notice.</source>
        <translation>Ultralytics lässt Boxen bis zu einem Fünftel überstehen und beschneidet sie am Rand: Mitte und Größe ändern sich unbemerkt.</translation>
    </message>
    <message>
        <source>Clip the box to the image, and check that label and image have the same size.</source>
        <translation>Die Box auf das Bild beschneiden und nachsehen, ob Label und Bild dieselbe Größe haben.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader keeps the box as it is, so that the model is asked to predict what it cannot see; converters write values above 1.</source>
        <translation>Der Lader von torchvision behält die Box, wie sie ist, sodass das Modell vorhersagen soll, was es nicht sehen kann; Konverter schreiben Werte über 1.</translation>
    </message>
    <message>
        <source>Box among polygons</source>
        <translation>Box unter Polygonen</translation>
    </message>
    <message>
        <source>Line {line}: the file mixes boxes and polygons; {value} of its rows are boxes.</source>
        <translation>Zeile {line}: Die Datei mischt Boxen und Polygone; {value} ihrer Zeilen sind Boxen.</translation>
    </message>
    <message>
        <source>{count} of {total} label files mix boxes and polygons, for example {example}.</source>
        <translation>{count} von {total} Labeldateien mischen Boxen und Polygone, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>One row with more than 6 columns decides how all rows of its file are read.</source>
        <translation>Eine Zeile mit mehr als 6 Spalten bestimmt, wie alle Zeilen ihrer Datei gelesen werden.</translation>
    </message>
    <message>
        <source>Ultralytics reads every row as a polygon: the box 0.5 0.5 0.2 0.1 becomes the points (0.5, 0.5) and (0.2, 0.1), which is another box. Nothing is said.</source>
        <translation>Ultralytics liest jede Zeile als Polygon: Aus der Box 0.5 0.5 0.2 0.1 werden die Punkte (0.5, 0.5) und (0.2, 0.1), also eine andere Box. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Write the boxes as polygons with four corners, or the polygons as boxes.</source>
        <translation>Die Boxen als Polygone mit vier Ecken schreiben oder die Polygone als Boxen.</translation>
    </message>
    <message>
        <source>Two images share one label</source>
        <translation>Zwei Bilder teilen sich ein Label</translation>
    </message>
    <message>
        <source>{image} and {other} both take their label from {file}.</source>
        <translation>{image} und {other} nehmen beide ihr Label aus {file}.</translation>
    </message>
    <message>
        <source>{count} of {total} images share their label with another image, for example {example}.</source>
        <translation>{count} von {total} Bildern teilen ihr Label mit einem anderen Bild, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The two pictures have the same name up to the ending, but the label was made for one of them.</source>
        <translation>Die beiden Bilder heißen bis auf die Endung gleich, doch das Label wurde für eines von ihnen gemacht.</translation>
    </message>
    <message>
        <source>Ultralytics trains both with the same boxes; if the pictures differ, one of them is labelled wrongly. Nothing is said.</source>
        <translation>Ultralytics trainiert beide mit denselben Boxen; unterscheiden sich die Bilder, ist eines falsch gelabelt. Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Rename or remove one of the two images.</source>
        <translation>Eines der beiden Bilder umbenennen oder entfernen.</translation>
    </message>
    <message>
        <source>Label cannot be read</source>
        <translation>Label nicht lesbar</translation>
    </message>
    <message>
        <source>{file} could not be read ({value}).</source>
        <translation>{file} war nicht lesbar ({value}).</translation>
    </message>
    <message>
        <source>{count} of {total} labels could not be read, for example {example}.</source>
        <translation>{count} von {total} Labels waren nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What it says about the image is not known.</source>
        <translation>Was darin über das Bild steht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Correct the file&apos;s permissions, or copy it again from its source.</source>
        <translation>Die Zugriffsrechte der Datei berichtigen oder sie neu aus ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>Box without area</source>
        <translation>Box ohne Fläche</translation>
    </message>
    <message>
        <source>Line {line}: the box of {class} is {width} wide and {height} high.</source>
        <translation>Zeile {line}: Die Box von {class} ist {width} breit und {height} hoch.</translation>
    </message>
    <message>
        <source>Boxes without area in {count} of {total} images, for example {example}.</source>
        <translation>Boxen ohne Fläche in {count} von {total} Bildern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A box without area is a click without a drag, or a corner that was typed wrongly.</source>
        <translation>Eine Box ohne Fläche ist ein Klick ohne Ziehen oder eine falsch eingetippte Ecke.</translation>
    </message>
    <message>
        <source>Ultralytics lets it pass and learns nothing from it. torchvision&apos;s detectors stop with “all bounding boxes should have positive height and width”.</source>
        <translation>Ultralytics lässt sie durchgehen und lernt nichts daraus. Die Detektoren von torchvision brechen mit „all bounding boxes should have positive height and width“ ab.</translation>
    </message>
    <message>
        <source>Draw the box anew, or delete it.</source>
        <translation>Die Box neu zeichnen oder löschen.</translation>
    </message>
    <message>
        <source>Mask without foreground</source>
        <translation>Maske ohne Vordergrund</translation>
    </message>
    <message>
        <source>{file} is {value} all over.</source>
        <translation>{file} hat überall den Wert {value}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold no foreground, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten keinen Vordergrund, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either there is nothing in the image, or the mask was never drawn.</source>
        <translation>Entweder ist nichts im Bild, oder die Maske wurde nie gezeichnet.</translation>
    </message>
    <message>
        <source>Trained as pure background. The Dice of such an image is 0 or undefined, whatever the model does, and pulls the mean down.</source>
        <translation>Wird als reiner Hintergrund trainiert. Der Dice eines solchen Bildes ist 0 oder undefiniert, was auch immer das Modell tut, und zieht den Mittelwert herunter.</translation>
    </message>
    <message>
        <source>Look at the image. Draw the mask if something is there; decide how empty masks count in your scores.</source>
        <translation>Das Bild ansehen. Die Maske zeichnen, wenn etwas da ist; festlegen, wie leere Masken in den Kennzahlen zählen.</translation>
    </message>
    <message>
        <source>Mask without background</source>
        <translation>Maske ohne Hintergrund</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold no background, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten keinen Hintergrund, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Hardly any picture is foreground from edge to edge; the mask is most likely a failed export.</source>
        <translation>Kaum ein Bild ist von Rand zu Rand Vordergrund; die Maske ist wahrscheinlich ein misslungener Export.</translation>
    </message>
    <message>
        <source>The model is taught that every pixel of this image is foreground.</source>
        <translation>Dem Modell wird beigebracht, dass jedes Pixel dieses Bildes Vordergrund ist.</translation>
    </message>
    <message>
        <source>Look at the image, and export or draw the mask again.</source>
        <translation>Das Bild ansehen und die Maske neu exportieren oder zeichnen.</translation>
    </message>
    <message>
        <source>Mask with class numbers</source>
        <translation>Maske mit Klassennummern</translation>
    </message>
    <message>
        <source>{file} holds {distinct} different values up to {high}: most likely class numbers, not shades of grey.</source>
        <translation>{file} enthält {distinct} verschiedene Werte bis {high}: wahrscheinlich Klassennummern, keine Grautöne.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold small whole numbers, most likely class numbers, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten kleine ganze Zahlen, wahrscheinlich Klassennummern, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A mask of several classes looks black to the eye and to every threshold.</source>
        <translation>Eine Maske mit mehreren Klassen sieht für das Auge und für jeden Schwellwert schwarz aus.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 and compares with one half reads the whole mask as background. Here as well: only masks of foreground and background are trained for now.</source>
        <translation>Ein Lader, der durch 255 teilt und mit einhalb vergleicht, liest die ganze Maske als Hintergrund. So auch hier: Trainiert werden vorerst nur Masken aus Vordergrund und Hintergrund.</translation>
    </message>
    <message>
        <source>Choose one class and write it as 255, all others as 0.</source>
        <translation>Eine Klasse wählen und als 255 schreiben, alle anderen als 0.</translation>
    </message>
    <message>
        <source>Share of foreground</source>
        <translation>Vordergrundanteil</translation>
    </message>
    <message>
        <source>Foreground covers {mean} % of a mask on average (median {median} %); {below5} of {total} masks have less than 5 %, {below10} less than 10 %.</source>
        <translation>Der Vordergrund bedeckt im Mittel {mean} % einer Maske (Median {median} %); {below5} von {total} Masken haben weniger als 5 %, {below10} weniger als 10 %.</translation>
    </message>
    <message>
        <source>The less foreground there is, the less it costs a model to ignore it.</source>
        <translation>Je weniger Vordergrund es gibt, desto weniger kostet es ein Modell, ihn zu ignorieren.</translation>
    </message>
    <message>
        <source>A model that predicts background everywhere is right for {background} % of the pixels. Binary cross-entropy alone may settle for that.</source>
        <translation>Ein Modell, das überall Hintergrund vorhersagt, liegt bei {background} % der Pixel richtig. Die binäre Kreuzentropie allein gibt sich womöglich damit zufrieden.</translation>
    </message>
    <message>
        <source>With little foreground use a loss that counts overlap, such as BCE + Dice, and judge by sensitivity and Dice in place of pixel accuracy.</source>
        <translation>Bei wenig Vordergrund einen Verlust verwenden, der Überlappung zählt, etwa BCE + Dice, und nach Sensitivität und Dice statt nach Pixelgenauigkeit urteilen.</translation>
    </message>
    <message>
        <source>Mask with in-between values</source>
        <translation>Maske mit Zwischenwerten</translation>
    </message>
    <message>
        <source>{file} holds {distinct} different values; {share} % of its pixels are neither 0 nor 255, and {doubtful} % lie between 64 and 191.</source>
        <translation>{file} enthält {distinct} verschiedene Werte; {share} % der Pixel sind weder 0 noch 255, und {doubtful} % liegen zwischen 64 und 191.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold values between 0 and 255, for example {example}. JPEG, scaling with interpolation and soft brushes do that.</source>
        <translation>{count} von {total} Masken enthalten Werte zwischen 0 und 255, zum Beispiel {example}. JPEG, Skalieren mit Interpolation und weiche Pinsel bewirken das.</translation>
    </message>
    <message>
        <source>JPEG blurs the edges of a mask; scaling with interpolation and soft brushes do so too. Where the edge lies depends on the threshold.</source>
        <translation>JPEG verwischt die Ränder einer Maske; Skalieren mit Interpolation und weiche Pinsel ebenso. Wo der Rand liegt, hängt vom Schwellwert ab.</translation>
    </message>
    <message>
        <source>A loader that divides by 255 trains on soft edges; one that compares with 255 loses the edge pixels; one that takes everything above 0 widens the object.</source>
        <translation>Ein Lader, der durch 255 teilt, trainiert auf weichen Rändern; einer, der mit 255 vergleicht, verliert die Randpixel; einer, der alles über 0 nimmt, verbreitert das Objekt.</translation>
    </message>
    <message>
        <source>Threshold the masks at one half and save them as PNG.</source>
        <translation>Die Masken bei einhalb schwellen und als PNG speichern.</translation>
    </message>
    <message>
        <source>Masks may be inverted</source>
        <translation>Masken womöglich invertiert</translation>
    </message>
    <message>
        <source>The masks may be inverted: bright pixels cover {median} % of the middle one (mean {mean} %) and more than half in {count} of {total}.</source>
        <translation>Die Masken sind womöglich invertiert: Helle Pixel bedecken {median} % der mittleren Maske (Mittelwert {mean} %) und mehr als die Hälfte bei {count} von {total}.</translation>
    </message>
    <message>
        <source>Objects are nearly always smaller than their surroundings. Here the bright value seems to stand for the background, or for what lies between the objects.</source>
        <translation>Objekte sind fast immer kleiner als ihre Umgebung. Hier scheint der helle Wert für den Hintergrund zu stehen oder für das, was zwischen den Objekten liegt.</translation>
    </message>
    <message>
        <source>The model learns the background. Scores look good, because the larger part is easy, and say nothing about the objects.</source>
        <translation>Das Modell lernt den Hintergrund. Die Kennzahlen sehen gut aus, weil der größere Teil leicht ist, und sagen nichts über die Objekte.</translation>
    </message>
    <message>
        <source>Mask with nearly the same name</source>
        <translation>Maske mit fast demselben Namen</translation>
    </message>
    <message>
        <source>{file} has no mask at {expected}, but {other} has no image and nearly the same name.</source>
        <translation>{file} hat keine Maske unter {expected}, aber {other} hat kein Bild und fast denselben Namen.</translation>
    </message>
    <message>
        <source>{count} of {total} images have no mask although a mask with nearly the same name has no image, for example {example}.</source>
        <translation>{count} von {total} Bildern haben keine Maske, obwohl eine Maske mit fast demselben Namen kein Bild hat, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>A loader that looks the mask up by its name stops; one that sorts both folders pairs other images with it.</source>
        <translation>Ein Lader, der die Maske nach ihrem Namen sucht, bricht ab; einer, der beide Ordner sortiert, paart sie mit anderen Bildern.</translation>
    </message>
    <message>
        <source>Rename one of the two so that their names fit, in upper and lower case as well.</source>
        <translation>Eines der beiden umbenennen, sodass die Namen passen, auch in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>Order of masks differs from order of images</source>
        <translation>Reihenfolge der Masken weicht von der der Bilder ab</translation>
    </message>
    <message>
        <source>Sorted by name, {count} of {total} images stand beside the mask of another, beginning with {example}, which would get {other}.</source>
        <translation>Nach Namen sortiert stehen {count} von {total} Bildern neben der Maske eines anderen, beginnend mit {example}, das {other} bekäme.</translation>
    </message>
    <message>
        <source>Many training scripts sort both folders and pair them by place, not by name.</source>
        <translation>Viele Trainingsskripte sortieren beide Ordner und paaren nach Platz, nicht nach Namen.</translation>
    </message>
    <message>
        <source>Such a script trains with wrong masks from there on, without an error, and the loss falls all the same.</source>
        <translation>Ein solches Skript trainiert von da an ohne Fehlermeldung mit falschen Masken, und der Verlust fällt trotzdem.</translation>
    </message>
    <message>
        <source>Remove images and masks without a partner, or pair by name.</source>
        <translation>Bilder und Masken ohne Gegenstück entfernen oder nach Namen paaren.</translation>
    </message>
    <message>
        <source>Mask and image differ in size</source>
        <translation>Maske und Bild verschieden groß</translation>
    </message>
    <message>
        <source>{file} is {mask_size} pixels, its image {image_size}.</source>
        <translation>{file} hat {mask_size} Pixel, das Bild {image_size}.</translation>
    </message>
    <message>
        <source>{count} of {total} masks differ in size from their images, for example {example}.</source>
        <translation>{count} von {total} Masken sind anders groß als ihre Bilder, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Either the mask belongs to another image, or one of the two was scaled, cropped or rotated.</source>
        <translation>Entweder gehört die Maske zu einem anderen Bild, oder eines von beiden wurde skaliert, beschnitten oder gedreht.</translation>
    </message>
    <message>
        <source>A loader that resizes both to the training size stretches the mask without an error; one that crops stops or cuts different places.</source>
        <translation>Ein Lader, der beide auf die Trainingsgröße bringt, streckt die Maske ohne Fehlermeldung; einer, der ausschneidet, bricht ab oder schneidet verschiedene Stellen aus.</translation>
    </message>
    <message>
        <source>Check that the two belong together, and bring them to the same size with nearest-neighbour scaling.</source>
        <translation>Nachsehen, ob die beiden zusammengehören, und sie mit Nächster-Nachbar-Skalierung auf dieselbe Größe bringen.</translation>
    </message>
    <message>
        <source>Mask cannot be read</source>
        <translation>Maske nicht lesbar</translation>
    </message>
    <message>
        <source>{count} of {total} masks cannot be read, for example {example}.</source>
        <translation>{count} von {total} Masken sind nicht lesbar, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Without its mask the image cannot be used.</source>
        <translation>Ohne seine Maske ist das Bild nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>A loader stops at this file, in the middle of the first epoch.</source>
        <translation>Ein Lader bricht bei dieser Datei ab, mitten in der ersten Epoche.</translation>
    </message>
    <message>
        <source>Export the mask again, or remove it together with its image.</source>
        <translation>Die Maske neu exportieren oder samt Bild entfernen.</translation>
    </message>
    <message>
        <source>Mask with unusual values</source>
        <translation>Maske mit ungewöhnlichen Werten</translation>
    </message>
    <message>
        <source>{file} holds only the values {low} and {high}; usual are 0 and 255, or 0 and 1.</source>
        <translation>{file} enthält nur die Werte {low} und {high}; üblich sind 0 und 255 oder 0 und 1.</translation>
    </message>
    <message>
        <source>{count} of {total} masks hold two values other than 0 and 255, for example {example}.</source>
        <translation>{count} von {total} Masken enthalten zwei andere Werte als 0 und 255, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Palettes and editors leave such values. What is foreground then depends on how a loader sets its threshold.</source>
        <translation>Paletten und Bildbearbeitung hinterlassen solche Werte. Was Vordergrund ist, hängt dann vom Schwellwert des Laders ab.</translation>
    </message>
    <message>
        <source>A value of 127 or less is background to a loader that compares with one half, so that the whole mask may read as empty. One that compares with 255 finds no foreground at all.</source>
        <translation>Ein Wert von höchstens 127 ist für einen Lader, der mit einhalb vergleicht, Hintergrund, sodass die ganze Maske leer erscheinen kann. Einer, der mit 255 vergleicht, findet gar keinen Vordergrund.</translation>
    </message>
    <message>
        <source>Save the masks with 0 for background and 255 for foreground.</source>
        <translation>Die Masken mit 0 für Hintergrund und 255 für Vordergrund speichern.</translation>
    </message>
    <message>
        <source>Listed image is not there</source>
        <translation>Aufgeführtes Bild fehlt</translation>
    </message>
    <message>
        <source>Line {line}: {value} is listed, but there is no such image.</source>
        <translation>Zeile {line}: {value} ist aufgeführt, aber es gibt kein solches Bild.</translation>
    </message>
    <message>
        <source>The list was made on another machine, or the image was moved.</source>
        <translation>Die Liste entstand auf einem anderen Rechner, oder das Bild wurde verschoben.</translation>
    </message>
    <message>
        <source>Ultralytics counts it as corrupt and leaves it out; torchvision&apos;s loader stops.</source>
        <translation>Ultralytics zählt es als beschädigt und lässt es aus; der Lader von torchvision bricht ab.</translation>
    </message>
    <message>
        <source>Correct the path or delete the line.</source>
        <translation>Den Pfad berichtigen oder die Zeile löschen.</translation>
    </message>
    <message>
        <source>Splits share images</source>
        <translation>Aufteilungen haben gemeinsame Bilder</translation>
    </message>
    <message>
        <source>{count} of {total} images of {second} are also in {first}, for example {example}.</source>
        <translation>{count} von {total} Bildern aus {second} sind auch in {first}, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What is measured on images that were trained on is memory, not skill.</source>
        <translation>Was auf Trainingsbildern gemessen wird, ist Gedächtnis, nicht Können.</translation>
    </message>
    <message>
        <source>No trainer says anything; the scores of {second} are too good.</source>
        <translation>Kein Trainer meldet etwas; die Kennzahlen von {second} sind zu gut.</translation>
    </message>
    <message>
        <source>Take the images out of one of the two.</source>
        <translation>Die Bilder aus einer der beiden herausnehmen.</translation>
    </message>
    <message>
        <source>Train and val are the same images</source>
        <translation>Train und val sind dieselben Bilder</translation>
    </message>
    <message>
        <source>{count} of {total} images of val are also in train, for example {example}.</source>
        <translation>{count} von {total} Bildern aus val sind auch in train, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>What is measured on images that were trained on is memory, not skill: overfitting cannot be seen, and the best checkpoint is the most overfitted.</source>
        <translation>Was auf Trainingsbildern gemessen wird, ist Gedächtnis, nicht Können: Überanpassung bleibt unsichtbar, und der beste Checkpoint ist der am stärksten überangepasste.</translation>
    </message>
    <message>
        <source>Ultralytics trains without a warning and reports scores that are too good.</source>
        <translation>Ultralytics trainiert ohne Warnung und meldet zu gute Kennzahlen.</translation>
    </message>
    <message>
        <source>Give val images of its own, from recordings that train does not hold.</source>
        <translation>Val eigene Bilder geben, aus Aufnahmen, die train nicht enthält.</translation>
    </message>
    <message>
        <source>Line {line}: val is {value}, the same as train.</source>
        <translation>Zeile {line}: val ist {value}, dasselbe wie train.</translation>
    </message>
    <message>
        <source>Corners count from 1</source>
        <translation>Ecken zählen ab 1</translation>
    </message>
    <message>
        <source>No box begins at 0, and {value} end at the last column or row: the corners count pixels from 1, as the Pascal VOC standard says.</source>
        <translation>Keine Box beginnt bei 0, und {value} enden in der letzten Spalte oder Zeile: Die Ecken zählen Pixel ab 1, wie es der Pascal-VOC-Standard verlangt.</translation>
    </message>
    <message>
        <source>Tools that count from 0 see every box shifted by one pixel.</source>
        <translation>Werkzeuge, die ab 0 zählen, sehen jede Box um ein Pixel verschoben.</translation>
    </message>
    <message>
        <source>Most converters do not subtract the 1; the boxes of a small object are off by a noticeable share.</source>
        <translation>Die meisten Konverter ziehen die 1 nicht ab; die Box eines kleinen Objekts liegt um einen merklichen Anteil daneben.</translation>
    </message>
    <message>
        <source>Tell the converter, and use one convention for truth and predictions.</source>
        <translation>Dem Konverter das mitteilen und eine einzige Zählweise für Ground Truth und Vorhersagen verwenden.</translation>
    </message>
    <message>
        <source>Corners count from 0</source>
        <translation>Ecken zählen ab 0</translation>
    </message>
    <message>
        <source>{value} boxes begin at 0: the corners count pixels from 0, not from 1 as the Pascal VOC standard says.</source>
        <translation>{value} Boxen beginnen bei 0: Die Ecken zählen Pixel ab 0, nicht ab 1, wie es der Pascal-VOC-Standard verlangt.</translation>
    </message>
    <message>
        <source>Tools that keep to the standard subtract 1 and get −1.</source>
        <translation>Werkzeuge, die sich an den Standard halten, ziehen 1 ab und erhalten −1.</translation>
    </message>
    <message>
        <source>Converters that subtract 1 write boxes that hang over the border by a pixel.</source>
        <translation>Konverter, die 1 abziehen, schreiben Boxen, die um ein Pixel über den Rand ragen.</translation>
    </message>
    <message>
        <source>File name in the annotation differs</source>
        <translation>Dateiname in der Annotation weicht ab</translation>
    </message>
    <message>
        <source>Line {line}: &lt;filename&gt; says {value}, but the annotation is {expected}.</source>
        <translation>Zeile {line}: &lt;filename&gt; nennt {value}, die Annotation ist aber {expected}.</translation>
    </message>
    <message>
        <source>In {count} of {total} annotations &lt;filename&gt; differs from the name of the file, for example {example}.</source>
        <translation>In {count} von {total} Annotationen weicht &lt;filename&gt; vom Dateinamen ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The annotation may have been copied from another image and still hold its boxes.</source>
        <translation>Die Annotation wurde womöglich von einem anderen Bild kopiert und enthält noch dessen Boxen.</translation>
    </message>
    <message>
        <source>Loaders that go by the file name of the annotation are not affected; converters that go by &lt;filename&gt; write the boxes to another image.</source>
        <translation>Lader, die nach dem Dateinamen der Annotation gehen, sind nicht betroffen; Konverter, die nach &lt;filename&gt; gehen, schreiben die Boxen zu einem anderen Bild.</translation>
    </message>
    <message>
        <source>Look at the pair. If the boxes fit, correct &lt;filename&gt;.</source>
        <translation>Das Paar ansehen. Passen die Boxen, &lt;filename&gt; berichtigen.</translation>
    </message>
    <message>
        <source>Annotation is no valid XML</source>
        <translation>Annotation ist kein gültiges XML</translation>
    </message>
    <message>
        <source>Line {line}: {value}; expected {expected}.</source>
        <translation>Zeile {line}: {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>{count} of {total} annotations are no valid XML, for example {example}.</source>
        <translation>{count} von {total} Annotationen sind kein gültiges XML, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Nothing in this file can be used.</source>
        <translation>Nichts in dieser Datei ist zu gebrauchen.</translation>
    </message>
    <message>
        <source>Correct the line, or save the annotation again.</source>
        <translation>Die Zeile berichtigen oder die Annotation neu speichern.</translation>
    </message>
    <message>
        <source>Annotation lacks a value</source>
        <translation>In der Annotation fehlt ein Wert</translation>
    </message>
    <message>
        <source>{count} of {total} annotations lack a value, for example {example}.</source>
        <translation>In {count} von {total} Annotationen fehlt ein Wert, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The object cannot be used without it.</source>
        <translation>Ohne ihn ist das Objekt nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>torchvision&apos;s loader stops with a key error; converters stop or leave the object out.</source>
        <translation>Der Lader von torchvision bricht mit einem KeyError ab; Konverter brechen ab oder lassen das Objekt aus.</translation>
    </message>
    <message>
        <source>Complete the object, or delete it.</source>
        <translation>Das Objekt vervollständigen oder löschen.</translation>
    </message>
    <message>
        <source>Size in the annotation differs</source>
        <translation>Größe in der Annotation weicht ab</translation>
    </message>
    <message>
        <source>The annotation says {declared} pixels, but the image has {image_size}.</source>
        <translation>Die Annotation nennt {declared} Pixel, das Bild hat aber {image_size}.</translation>
    </message>
    <message>
        <source>In {count} of {total} annotations the size differs from the image, for example {example}.</source>
        <translation>In {count} von {total} Annotationen weicht die Größe vom Bild ab, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>The boxes were drawn on another size of the image, or the image was rotated or scaled afterwards.</source>
        <translation>Die Boxen wurden auf einer anderen Bildgröße gezeichnet, oder das Bild wurde danach gedreht oder skaliert.</translation>
    </message>
    <message>
        <source>Converters divide by the size that is written: every box of this image is scaled wrongly, without an error.</source>
        <translation>Konverter teilen durch die genannte Größe: Jede Box dieses Bildes wird ohne Fehlermeldung falsch skaliert.</translation>
    </message>
    <message>
        <source>Look at the pair. Scale the boxes, or correct &lt;size&gt;.</source>
        <translation>Das Paar ansehen. Die Boxen skalieren oder &lt;size&gt; berichtigen.</translation>
    </message>
    <message>
        <source>Backslash in a quoted path</source>
        <translation>Rückstrich in einem Pfad in Anführungszeichen</translation>
    </message>
    <message>
        <source>Line {line}: a path in double quotes holds backslashes; expected {expected}.</source>
        <translation>Zeile {line}: Ein Pfad in doppelten Anführungszeichen enthält Rückstriche; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>In double quotes YAML takes a backslash for the beginning of a special character.</source>
        <translation>In doppelten Anführungszeichen hält YAML einen Rückstrich für den Anfang eines Sonderzeichens.</translation>
    </message>
    <message>
        <source>PyYAML stops with “found unknown escape character”; nothing is trained.</source>
        <translation>PyYAML bricht mit „found unknown escape character“ ab; trainiert wird nichts.</translation>
    </message>
    <message>
        <source>Write forward slashes, or put the path in single quotes.</source>
        <translation>Schrägstriche schreiben oder den Pfad in einfache Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Link that became a text file</source>
        <translation>Verknüpfung, die zur Textdatei wurde</translation>
    </message>
    <message>
        <source>{value} goes through a link that was checked out as a text file; the images were found in {expected}.</source>
        <translation>{value} führt über eine Verknüpfung, die als Textdatei ausgecheckt wurde; gefunden wurden die Bilder in {expected}.</translation>
    </message>
    <message>
        <source>Git writes links as small text files where links are not allowed, for example on Windows.</source>
        <translation>Git schreibt Verknüpfungen als kleine Textdateien, wo Verknüpfungen nicht erlaubt sind, etwa unter Windows.</translation>
    </message>
    <message>
        <source>A trainer finds no images here and stops; where links work, Ultralytics follows them first and then looks for the labels beside the images, not here.</source>
        <translation>Ein Trainer findet hier keine Bilder und bricht ab; wo Verknüpfungen gehen, folgt Ultralytics ihnen zuerst und sucht die Labels dann neben den Bildern, nicht hier.</translation>
    </message>
    <message>
        <source>Replace the text file by a real link or folder, and keep labels/ beside the real images/.</source>
        <translation>Die Textdatei durch eine echte Verknüpfung oder einen Ordner ersetzen und labels/ neben dem echten images/ halten.</translation>
    </message>
    <message>
        <source>No data.yaml</source>
        <translation>Keine data.yaml</translation>
    </message>
    <message>
        <source>There is no data.yaml: the classes have numbers for names and there is no declared split.</source>
        <translation>Es gibt keine data.yaml: Die Klassen haben Nummern statt Namen, und es ist keine Aufteilung angegeben.</translation>
    </message>
    <message>
        <source>Without names nobody can tell whether class 3 is right.</source>
        <translation>Ohne Namen kann niemand sagen, ob Klasse 3 stimmt.</translation>
    </message>
    <message>
        <source>Ultralytics does not start without a data.yaml.</source>
        <translation>Ultralytics startet nicht ohne data.yaml.</translation>
    </message>
    <message>
        <source>Write a data.yaml with train, val and names.</source>
        <translation>Eine data.yaml mit train, val und names schreiben.</translation>
    </message>
    <message>
        <source>Class names in an unknown form</source>
        <translation>Klassennamen in unbekannter Form</translation>
    </message>
    <message>
        <source>Line {line}: “{value}” is no class; expected {expected}.</source>
        <translation>Zeile {line}: „{value}“ ist keine Klasse; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The number of a class is its place in the list, so that one wrong entry moves all that follow.</source>
        <translation>Die Nummer einer Klasse ist ihr Platz in der Liste, sodass ein falscher Eintrag alle folgenden verschiebt.</translation>
    </message>
    <message>
        <source>Ultralytics stops, or trains with wrong names.</source>
        <translation>Ultralytics bricht ab oder trainiert mit falschen Namen.</translation>
    </message>
    <message>
        <source>Write names: [cat, dog], or numbered lines such as 0: cat.</source>
        <translation>names: [cat, dog] schreiben oder nummerierte Zeilen wie 0: cat.</translation>
    </message>
    <message>
        <source>Class names are missing</source>
        <translation>Klassennamen fehlen</translation>
    </message>
    <message>
        <source>There are no names of classes; expected {expected}.</source>
        <translation>Es gibt keine Klassennamen; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Without names nobody can tell whether a class number is right, in the labels and in the results.</source>
        <translation>Ohne Namen kann niemand sagen, ob eine Klassennummer stimmt, weder in den Labels noch in den Ergebnissen.</translation>
    </message>
    <message>
        <source>Ultralytics invents the names class_0, class_1, … if there is an nc, and stops otherwise.</source>
        <translation>Ultralytics erfindet die Namen class_0, class_1, …, wenn es ein nc gibt, und bricht sonst ab.</translation>
    </message>
    <message>
        <source>Add the names in the order in which the labels were made.</source>
        <translation>Die Namen in der Reihenfolge hinzufügen, in der die Labels entstanden.</translation>
    </message>
    <message>
        <source>Two classes have one name</source>
        <translation>Zwei Klassen haben einen Namen</translation>
    </message>
    <message>
        <source>Line {line}: the name {value} occurs more than once.</source>
        <translation>Zeile {line}: Der Name {value} kommt mehrfach vor.</translation>
    </message>
    <message>
        <source>Either one class was split by mistake, or a wrong name stands in the list.</source>
        <translation>Entweder wurde eine Klasse versehentlich geteilt, oder in der Liste steht ein falscher Name.</translation>
    </message>
    <message>
        <source>Trained as two classes that compete for the same objects.</source>
        <translation>Wird als zwei Klassen trainiert, die um dieselben Objekte konkurrieren.</translation>
    </message>
    <message>
        <source>Join the classes, or give each its own name.</source>
        <translation>Die Klassen vereinen oder jeder einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>nc differs from the names</source>
        <translation>nc weicht von den Namen ab</translation>
    </message>
    <message>
        <source>Line {line}: nc says {value}, but there are {expected} names.</source>
        <translation>Zeile {line}: nc nennt {value}, es gibt aber {expected} Namen.</translation>
    </message>
    <message>
        <source>One of the two is out of date.</source>
        <translation>Eines von beiden ist veraltet.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “names length and nc must match”. YOLOv5 trains with the wrong number of outputs or stops.</source>
        <translation>Ultralytics bricht mit „names length and nc must match“ ab. YOLOv5 trainiert mit der falschen Zahl von Ausgängen oder bricht ab.</translation>
    </message>
    <message>
        <source>Correct nc, or delete the line: the names say it.</source>
        <translation>nc berichtigen oder die Zeile löschen: Die Namen sagen es schon.</translation>
    </message>
    <message>
        <source>The path is not on this machine</source>
        <translation>Der Pfad ist nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>path says {value}, which is not here; used {expected}.</source>
        <translation>path nennt {value}, das es hier nicht gibt; verwendet wurde {expected}.</translation>
    </message>
    <message>
        <source>The data.yaml was written on another machine or for another place.</source>
        <translation>Die data.yaml entstand auf einem anderen Rechner oder für einen anderen Ort.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found”, or downloads the data set anew if a download line is there.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab oder lädt den Datensatz neu herunter, wenn es eine Zeile download gibt.</translation>
    </message>
    <message>
        <source>Write a path that is relative to where you train, or absolute on this machine.</source>
        <translation>Einen Pfad schreiben, der relativ zum Trainingsort oder auf diesem Rechner absolut ist.</translation>
    </message>
    <message>
        <source>Entry in an unknown form</source>
        <translation>Eintrag in unbekannter Form</translation>
    </message>
    <message>
        <source>The entry was passed over, because it is not clear what it means.</source>
        <translation>Der Eintrag wurde übergangen, weil nicht klar ist, was er bedeutet.</translation>
    </message>
    <message>
        <source>Ultralytics stops, or trains without these images.</source>
        <translation>Ultralytics bricht ab oder trainiert ohne diese Bilder.</translation>
    </message>
    <message>
        <source>Write the path of a folder or of a list file.</source>
        <translation>Den Pfad eines Ordners oder einer Listendatei schreiben.</translation>
    </message>
    <message>
        <source>Images found in another place</source>
        <translation>Bilder an anderer Stelle gefunden</translation>
    </message>
    <message>
        <source>{value} is not on this machine; the images were found in {expected}.</source>
        <translation>{value} ist nicht auf diesem Rechner; gefunden wurden die Bilder in {expected}.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found”.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab.</translation>
    </message>
    <message>
        <source>Write the path as it is here, relative to the data.yaml.</source>
        <translation>Den Pfad so schreiben, wie er hier ist, relativ zur data.yaml.</translation>
    </message>
    <message>
        <source>Split is missing</source>
        <translation>Aufteilung fehlt</translation>
    </message>
    <message>
        <source>The data.yaml has no {value}; expected {expected}.</source>
        <translation>Der data.yaml fehlt {value}; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>Without val nothing tells how good the model is on images that it has not seen.</source>
        <translation>Ohne val sagt nichts, wie gut das Modell auf ungesehenen Bildern ist.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “key missing”.</source>
        <translation>Ultralytics bricht mit „key missing“ ab.</translation>
    </message>
    <message>
        <source>Add the line, with images of its own.</source>
        <translation>Die Zeile mit eigenen Bildern hinzufügen.</translation>
    </message>
    <message>
        <source>Folder of a split is not there</source>
        <translation>Ordner einer Aufteilung fehlt</translation>
    </message>
    <message>
        <source>{value} is not there; looked for it in {expected}.</source>
        <translation>{value} ist nicht da; gesucht wurde in {expected}.</translation>
    </message>
    <message>
        <source>The images of this split are missing from everything on this page.</source>
        <translation>Die Bilder dieser Aufteilung fehlen überall auf dieser Seite.</translation>
    </message>
    <message>
        <source>Ultralytics stops with “dataset images not found” if it is val, and trains without the images otherwise.</source>
        <translation>Ultralytics bricht mit „dataset images not found“ ab, wenn es val ist, und trainiert sonst ohne die Bilder.</translation>
    </message>
    <message>
        <source>Correct the path, or put the images where it points.</source>
        <translation>Den Pfad berichtigen oder die Bilder dorthin legen, wohin er zeigt.</translation>
    </message>
    <message>
        <source>Split points at the labels</source>
        <translation>Aufteilung zeigt auf die Labels</translation>
    </message>
    <message>
        <source>Line {line}: {value} is a folder of labels; expected {expected}.</source>
        <translation>Zeile {line}: {value} ist ein Ordner mit Labels; erwartet: {expected}.</translation>
    </message>
    <message>
        <source>The labels are found from the images, not the other way round.</source>
        <translation>Die Labels werden von den Bildern aus gefunden, nicht umgekehrt.</translation>
    </message>
    <message>
        <source>Ultralytics finds no images there and stops, in the middle of the first epoch if it is val.</source>
        <translation>Ultralytics findet dort keine Bilder und bricht ab, bei val mitten in der ersten Epoche.</translation>
    </message>
    <message>
        <source>Write images in place of labels in the path.</source>
        <translation>Im Pfad images statt labels schreiben.</translation>
    </message>
    <message>
        <source>Folder of images that is not named</source>
        <translation>Nicht genannter Bildordner</translation>
    </message>
    <message>
        <source>{value} holds {expected} images, but the data.yaml does not name it.</source>
        <translation>{value} enthält {expected} Bilder, aber die data.yaml nennt ihn nicht.</translation>
    </message>
    <message>
        <source>These images are in no count and no check on this page.</source>
        <translation>Diese Bilder sind in keiner Zahl und keiner Prüfung auf dieser Seite enthalten.</translation>
    </message>
    <message>
        <source>A trainer does not look at them.</source>
        <translation>Ein Trainer sieht sie nicht an.</translation>
    </message>
    <message>
        <source>Name the folder as train, val or test, if it belongs to the data set.</source>
        <translation>Den Ordner als train, val oder test nennen, wenn er zum Datensatz gehört.</translation>
    </message>
    <message>
        <source>Tabs in the YAML</source>
        <translation>Tabulatoren im YAML</translation>
    </message>
    <message>
        <source>Line {line}: the file holds {value} tabs; YAML allows only spaces for indenting.</source>
        <translation>Zeile {line}: Die Datei enthält {value} Tabulatoren; YAML erlaubt zum Einrücken nur Leerzeichen.</translation>
    </message>
    <message>
        <source>Groundglass read the tabs as spaces; others do not.</source>
        <translation>Groundglass hat die Tabulatoren als Leerzeichen gelesen; andere tun das nicht.</translation>
    </message>
    <message>
        <source>PyYAML stops with “found character that cannot start any token”; nothing is trained.</source>
        <translation>PyYAML bricht mit „found character that cannot start any token“ ab; trainiert wird nichts.</translation>
    </message>
    <message>
        <source>Replace the tabs by spaces.</source>
        <translation>Die Tabulatoren durch Leerzeichen ersetzen.</translation>
    </message>
    <message>
        <source>Foreground collapse</source>
        <translation>Vordergrundkollaps</translation>
    </message>
    <message>
        <source>The network may be giving up the foreground: since epoch {epoch} it predicts almost only background.</source>
        <translation>Das Netz gibt womöglich den Vordergrund auf: Seit Epoche {epoch} sagt es fast nur noch Hintergrund vorher.</translation>
    </message>
    <message>
        <source>From epoch {epoch} the network predicted almost only background for a while; it has found the foreground again.</source>
        <translation>Ab Epoche {epoch} hat das Netz eine Zeit lang fast nur Hintergrund vorhergesagt; inzwischen findet es den Vordergrund wieder.</translation>
    </message>
    <message>
        <source>Cross-entropy weighs every pixel the same. Where foreground is rare, nearly all of the gradient comes from background, and predicting background everywhere already scores well. Pixel accuracy looks good meanwhile; sensitivity tells.</source>
        <translation>Die Kreuzentropie gewichtet jedes Pixel gleich. Wo Vordergrund selten ist, stammt fast der ganze Gradient vom Hintergrund, und überall Hintergrund vorherzusagen schneidet schon gut ab. Die Pixelgenauigkeit sieht dabei gut aus; die Sensitivität verrät es.</translation>
    </message>
    <message>
        <source>sensitivity {sensitivity}, specificity {specificity}, predicted foreground {predicted} of {true}</source>
        <translation>Sensitivität {sensitivity}, Spezifität {specificity}, vorhergesagter Vordergrund {predicted} von {true}</translation>
    </message>
    <message>
        <source>Train with BCE + Dice.</source>
        <translation>Mit BCE + Dice trainieren.</translation>
    </message>
    <message>
        <source>The loss holds Dice already: look at five pairs whether masks fit their images and are not inverted, then try a lower learning rate.</source>
        <translation>Der Verlust enthält bereits Dice: An fünf Paaren nachsehen, ob die Masken zu ihren Bildern passen und nicht invertiert sind, dann eine kleinere Lernrate versuchen.</translation>
    </message>
    <message>
        <source>Foreground may be under-weighted</source>
        <translation>Vordergrund womöglich untergewichtet</translation>
    </message>
    <message>
        <source>Pixel accuracy is high while hardly any of the foreground is hit: the network may be learning the background alone.</source>
        <translation>Die Pixelgenauigkeit ist hoch, doch vom Vordergrund wird kaum etwas getroffen: Das Netz lernt womöglich nur den Hintergrund.</translation>
    </message>
    <message>
        <source>Where foreground is rare, a network that predicts background everywhere has a pixel accuracy of one minus its share. Foreground IoU and sensitivity are the numbers to report.</source>
        <translation>Wo Vordergrund selten ist, erreicht ein Netz, das überall Hintergrund vorhersagt, eine Pixelgenauigkeit von eins minus dessen Anteil. Zu berichten sind IoU des Vordergrunds und Sensitivität.</translation>
    </message>
    <message>
        <source>foreground IoU {iou}, pixel accuracy {accuracy}</source>
        <translation>IoU des Vordergrunds {iou}, Pixelgenauigkeit {accuracy}</translation>
    </message>
    <message>
        <source>Look at five pairs whether masks fit their images; if they do, train longer or with a loss that holds Dice.</source>
        <translation>An fünf Paaren nachsehen, ob die Masken zu ihren Bildern passen; wenn ja, länger oder mit einem Verlust trainieren, der Dice enthält.</translation>
    </message>
    <message>
        <source>Loss is not a number</source>
        <translation>Verlust ist keine Zahl</translation>
    </message>
    <message>
        <source>{series} became {value} at step {step}.</source>
        <translation>{series} wurde {value} in Schritt {step}.</translation>
    </message>
    <message>
        <source>{series} was {value} at step {step} and is finite again.</source>
        <translation>{series} war {value} in Schritt {step} und ist wieder endlich.</translation>
    </message>
    <message>
        <source>One such step is enough to make every weight NaN: nothing that comes after it can be used.</source>
        <translation>Ein einziger solcher Schritt genügt, um jedes Gewicht zu NaN zu machen: Alles danach ist unbrauchbar.</translation>
    </message>
    <message>
        <source>{series} {before} before step {step}, then {value}</source>
        <translation>{series} {before} vor Schritt {step}, dann {value}</translation>
    </message>
    <message>
        <source>Resume from the last good checkpoint with a tenth of the learning rate; if it comes back, audit the images of that step.</source>
        <translation>Vom letzten guten Checkpoint aus mit einem Zehntel der Lernrate fortsetzen; kommt es wieder, die Bilder jenes Schritts prüfen.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>The network may be learning the training images by heart: it was best on the validation images at epoch {best_epoch}.</source>
        <translation>Das Netz lernt womöglich die Trainingsbilder auswendig: Auf den Validierungsbildern war es in Epoche {best_epoch} am besten.</translation>
    </message>
    <message>
        <source>The training loss goes on falling while the validation loss rises and Dice falls: what is learned no longer carries over.</source>
        <translation>Der Trainingsverlust fällt weiter, während der Validierungsverlust steigt und Dice fällt: Was gelernt wird, überträgt sich nicht mehr.</translation>
    </message>
    <message>
        <source>Dice {dice}, validation loss {val_loss}, training loss {train_loss}</source>
        <translation>Dice {dice}, Validierungsverlust {val_loss}, Trainingsverlust {train_loss}</translation>
    </message>
    <message>
        <source>Use the best checkpoint, and stop early next time (early_stopping.patience).</source>
        <translation>Den besten Checkpoint verwenden und nächstes Mal früher aufhören (early_stopping.patience).</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>Training fehlgeschlagen</translation>
    </message>
    <message>
        <source>Training ended at step {step}: {reason}</source>
        <translation>Das Training endete in Schritt {step}: {reason}</translation>
    </message>
    <message>
        <source>What was written before stays readable, and the run can go on from its last checkpoint.</source>
        <translation>Was vorher geschrieben wurde, bleibt lesbar, und der Lauf kann von seinem letzten Checkpoint aus weitergehen.</translation>
    </message>
    <message>
        <source>last step {step}</source>
        <translation>letzter Schritt {step}</translation>
    </message>
    <message>
        <source>Mend what the message names, then resume the run.</source>
        <translation>Beheben, was die Meldung nennt, dann den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>{file} may be inverted: bright pixels cover {share} % of it, but only {median} % of the middle mask of the set.</source>
        <translation>{file} ist womöglich invertiert: Helle Pixel bedecken {share} % davon, aber nur {median} % der mittleren Maske des Datensatzes.</translation>
    </message>
    <message>
        <source>Look at a few masks over their images. If the objects are dark in all of them, set the mask&apos;s sense to “foreground is dark”; a single mask has to be inverted in its file.</source>
        <translation>Einige Masken über ihren Bildern ansehen. Sind die Objekte in allen dunkel, den Sinn der Maske auf „Vordergrund ist dunkel“ stellen; eine einzelne Maske muss in ihrer Datei invertiert werden.</translation>
    </message>
</context>
<context>
    <name>gg::app::DatasetSession</name>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Making the sample data set</source>
        <translation>Der Beispieldatensatz wird erzeugt</translation>
    </message>
    <message>
        <source>Export the verdicts</source>
        <translation>Urteile exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export the findings</source>
        <translation>Befunde exportieren</translation>
    </message>
</context>
<context>
    <name>gg::app::MainWindow</name>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Browse images and labels (Ctrl+1)</source>
        <translation>Bilder und Labels durchsehen (Strg+1)</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What is wrong with the labels (Ctrl+2)</source>
        <translation>Was an den Labels nicht stimmt (Strg+2)</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Judge 50 pairs by eye (Ctrl+3)</source>
        <translation>50 Paare mit dem Auge beurteilen (Strg+3)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train a network on this data set (Ctrl+4)</source>
        <translation>Ein Netz auf diesem Datensatz trainieren (Strg+4)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Watch and compare runs (Ctrl+5)</source>
        <translation>Läufe beobachten und vergleichen (Strg+5)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;data.yaml…</source>
        <translation>data.&amp;yaml öffnen…</translation>
    </message>
    <message>
        <source>Add &amp;run…</source>
        <translation>&amp;Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Make &amp;sample data set…</source>
        <translation>&amp;Beispieldatensatz erzeugen…</translation>
    </message>
    <message>
        <source>Folder for &amp;new runs…</source>
        <translation>Ordner für &amp;neue Läufe…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>&amp;About Groundglass</source>
        <translation>&amp;Über Groundglass</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>&amp;Datensatz</translation>
    </message>
    <message>
        <source>&amp;Audit</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>&amp;Spot check</source>
        <translation>&amp;Stichprobe</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läufe</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A training is running. Stop it after this step and quit? It can be resumed from its last checkpoint.</source>
        <translation>Ein Training läuft. Nach diesem Schritt anhalten und beenden? Es lässt sich vom letzten Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Open a data set or runs</source>
        <translation>Datensatz oder Läufe öffnen</translation>
    </message>
    <message>
        <source>Open a data.yaml</source>
        <translation>Eine data.yaml öffnen</translation>
    </message>
    <message>
        <source>Data set descriptions (*.yaml *.yml);;All files (*)</source>
        <translation>Datensatzbeschreibungen (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a run, or a folder of runs</source>
        <translation>Einen Lauf oder einen Ordner mit Läufen hinzufügen</translation>
    </message>
    <message>
        <source>%1: no run was found. A run folder holds run.yaml and events.jsonl.</source>
        <translation>%1: kein Lauf gefunden. Ein Laufordner enthält run.yaml und events.jsonl.</translation>
    </message>
    <message>
        <source>Segmentation: polyps in an endoscopy-like scene</source>
        <translation>Segmentierung: Polypen in einer endoskopieähnlichen Szene</translation>
    </message>
    <message>
        <source>Detection: vehicles and people from the air</source>
        <translation>Erkennung: Fahrzeuge und Menschen aus der Luft</translation>
    </message>
    <message>
        <source>Make a sample data set</source>
        <translation>Beispieldatensatz erzeugen</translation>
    </message>
    <message>
        <source>What should it show?</source>
        <translation>Was soll er zeigen?</translation>
    </message>
    <message>
        <source>Folder to make it in</source>
        <translation>Ordner, in dem er erzeugt wird</translation>
    </message>
    <message>
        <source>Folder for new runs</source>
        <translation>Ordner für neue Läufe</translation>
    </message>
    <message>
        <source>%1 – Groundglass</source>
        <translation>%1 – Groundglass</translation>
    </message>
    <message>
        <source>Groundglass</source>
        <translation>Groundglass</translation>
    </message>
</context>
<context>
    <name>gg::app::ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Switch to a page</source>
        <translation>Zu einer Seite wechseln</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>Einen Lauf hinzufügen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>gg::app::TrainingSession</name>
    <message>
        <source>This installation has no training library: install the package with LibTorch to train.</source>
        <translation>Dieser Installation fehlt die Trainingsbibliothek: Installieren Sie das Paket mit LibTorch, um zu trainieren.</translation>
    </message>
    <message>
        <source>Open a training configuration</source>
        <translation>Trainingskonfiguration öffnen</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Save the training configuration</source>
        <translation>Trainingskonfiguration speichern</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>A training is running. Stop it, or wait until it is done, and then continue this one.</source>
        <translation>Es läuft schon ein Training. Halten Sie es an oder warten Sie, bis es fertig ist, und setzen Sie dann dieses fort.</translation>
    </message>
</context>
<context>
    <name>gg::widgets</name>
    <message>
        <source>class %1 (no name)</source>
        <translation>Klasse %1 (ohne Namen)</translation>
    </message>
</context>
<context>
    <name>gg::widgets::AuditPage</name>
    <message>
        <source>Open a data set to audit its labels.</source>
        <translation>Öffnen Sie einen Datensatz, um seine Labels zu prüfen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>This data set has not been audited yet.</source>
        <translation>Dieser Datensatz wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation>Prüfung starten</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Run the audit again (R)</source>
        <translation>Die Prüfung noch einmal laufen lassen (R)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the findings as JSON or CSV (E)</source>
        <translation>Die Befunde als JSON oder CSV exportieren (E)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Filter by file or text</source>
        <translation>Nach Datei oder Text filtern</translation>
    </message>
    <message>
        <source>Show only findings that contain this (/)</source>
        <translation>Nur Befunde zeigen, die dies enthalten (/)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>No rule found anything in this data set.</source>
        <translation>Keine Regel hat in diesem Datensatz etwas gefunden.</translation>
    </message>
    <message>
        <source>%1
No rule found anything in this data set.</source>
        <translation>%1
Keine Regel hat in diesem Datensatz etwas gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Auditing: %Ln finding(s) so far.</source>
        <translation>
            <numerusform>Prüfung läuft: bisher %Ln Befund.</numerusform>
            <numerusform>Prüfung läuft: bisher %Ln Befunde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit was not finished: %Ln finding(s), and there may be more.</source>
        <translation>
            <numerusform>Die Prüfung wurde nicht beendet: %Ln Befund, vielleicht gibt es mehr.</numerusform>
            <numerusform>Die Prüfung wurde nicht beendet: %Ln Befunde, vielleicht gibt es mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Auditing</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>Up, Down or A, D</source>
        <translation>Auf, Ab oder A, D</translation>
    </message>
    <message>
        <source>previous and next finding</source>
        <translation>voriger und nächster Befund</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the pair on the dataset page</source>
        <translation>das Paar auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>add the pair to the spot check</source>
        <translation>das Paar in die Stichprobe aufnehmen</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>filter the findings</source>
        <translation>die Befunde filtern</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>run the audit again</source>
        <translation>noch einmal prüfen</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>export the findings</source>
        <translation>die Befunde exportieren</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>fit the picture</source>
        <translation>das Bild einpassen</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Banner</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartBuilder</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>train, step</source>
        <translation>Training, Schritt</translation>
    </message>
    <message>
        <source>train, epoch</source>
        <translation>Training, Epoche</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Sensitivity and specificity</source>
        <translation>Sensitivität und Spezifität</translation>
    </message>
    <message>
        <source>share of pixels</source>
        <translation>Anteil der Pixel</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Dice and IoU</source>
        <translation>Dice und IoU</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Foreground share</source>
        <translation>Vordergrundanteil</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>Pixelgenauigkeit</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>Pixelgenauigkeit</translation>
    </message>
    <message>
        <source>Probe batch</source>
        <translation>Mess-Batch</translation>
    </message>
    <message>
        <source>predicted foreground</source>
        <translation>vorhergesagter Vordergrund</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>all background would score</source>
        <translation>nur Hintergrund erreichte</translation>
    </message>
    <message>
        <source>best</source>
        <translation>Bestwert</translation>
    </message>
    <message>
        <source>there is no chart named &quot;%1&quot;; the charts are %2</source>
        <translation>es gibt kein Diagramm namens „%1“; die Diagramme sind %2</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>Es wird kein Lauf gezeigt.</translation>
    </message>
    <message>
        <source>Nothing was written for this chart yet.</source>
        <translation>Für dieses Diagramm wurde noch nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ChartView</name>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusionDrawing</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>truth foreground, predicted foreground</source>
        <translation>Ground Truth Vordergrund, vorhergesagt Vordergrund</translation>
    </message>
    <message>
        <source>truth foreground, predicted background</source>
        <translation>Ground Truth Vordergrund, vorhergesagt Hintergrund</translation>
    </message>
    <message>
        <source>truth background, predicted foreground</source>
        <translation>Ground Truth Hintergrund, vorhergesagt Vordergrund</translation>
    </message>
    <message>
        <source>truth background, predicted background</source>
        <translation>Ground Truth Hintergrund, vorhergesagt Hintergrund</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>foreground</source>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>vorhergesagt →</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>Ground Truth ↓</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>%1: show the images that fill this cell most</source>
        <translation>%1: die Bilder zeigen, die diese Zelle am meisten füllen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetPage</name>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>move between images</source>
        <translation>zwischen Bildern wechseln</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the image large</source>
        <translation>das Bild groß zeigen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back to the grid</source>
        <translation>zurück zum Raster</translation>
    </message>
    <message>
        <source>A, D or arrows</source>
        <translation>A, D oder Pfeiltasten</translation>
    </message>
    <message>
        <source>previous and next image, in the pair view</source>
        <translation>voriges und nächstes Bild, in der Paaransicht</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>outline or fill</source>
        <translation>Umriss oder Füllung</translation>
    </message>
    <message>
        <source>[ and ]</source>
        <translation>[ und ]</translation>
    </message>
    <message>
        <source>opacity of the labels</source>
        <translation>Deckkraft der Labels</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ und -</translation>
    </message>
    <message>
        <source>zoom, or size of the thumbnails</source>
        <translation>Zoom oder Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>einpassen</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>one to one</source>
        <translation>eins zu eins</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
    <message>
        <source>Open a folder of images and labels to look at it.</source>
        <translation>Öffnen Sie einen Ordner mit Bildern und Labels, um ihn anzusehen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Make the sample data set</source>
        <translation>Beispieldatensatz erzeugen</translation>
    </message>
    <message>
        <source>No image meets this filter.</source>
        <translation>Kein Bild entspricht diesem Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Search (/). class:NAME, count:&gt;20, finding:* or a rule, split:train, label:missing, review:bad; a leading - negates; anything else is looked for in file names</source>
        <translation>Suche (/). class:NAME, count:&gt;20, finding:* oder eine Regel, split:train, label:missing, review:bad; ein - davor verneint; alles andere wird in Dateinamen gesucht</translation>
    </message>
    <message>
        <source>Search images</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Size of the thumbnails (+ and -)</source>
        <translation>Größe der Vorschaubilder (+ und -)</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Draw labels over the thumbnails (O)</source>
        <translation>Labels über die Vorschaubilder zeichnen (O)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Show all images again</source>
        <translation>Wieder alle Bilder zeigen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Back to the grid (Esc)</source>
        <translation>Zurück zum Raster (Esc)</translation>
    </message>
    <message>
        <source>Previous image (A)</source>
        <translation>Voriges Bild (A)</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next image (D)</source>
        <translation>Nächstes Bild (D)</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Objects of the image</source>
        <translation>Objekte des Bildes</translation>
    </message>
    <message>
        <source>class:%1 count:&gt;3 finding:* name</source>
        <translation>class:%1 count:&gt;3 finding:* Name</translation>
    </message>
    <message>
        <source>finding:* label:missing name</source>
        <translation>finding:* label:missing Name</translation>
    </message>
    <message>
        <source>object side %1</source>
        <translation>Objektseite %1</translation>
    </message>
    <message>
        <source>foreground %1 %</source>
        <translation>Vordergrund %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %Ln image(s)</source>
        <translation>
            <numerusform>%1: %2 von %Ln Bild</numerusform>
            <numerusform>%1: %2 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln more not in this data set</source>
        <translation>
            <numerusform>; %Ln weiteres nicht in diesem Datensatz</numerusform>
            <numerusform>; %Ln weitere nicht in diesem Datensatz</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2  %3</source>
        <translation>%1 von %2  %3</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>Aufteilung %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>reviewed: %1</source>
        <translation>beurteilt: %1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetSidebar</name>
    <message>
        <source>Splits</source>
        <translation>Aufteilungen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
</context>
<context>
    <name>gg::widgets::DatasetSummary</name>
    <message>
        <source>Object side</source>
        <translation>Objektseite</translation>
    </message>
    <message>
        <source>Foreground share of images</source>
        <translation>Vordergrundanteil der Bilder</translation>
    </message>
    <message>
        <source>Current image</source>
        <translation>Aktuelles Bild</translation>
    </message>
    <message>
        <source>Histogram of object sides</source>
        <translation>Histogramm der Objektseiten</translation>
    </message>
    <message>
        <source>Histogram of foreground shares</source>
        <translation>Histogramm der Vordergrundanteile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 per image</source>
        <translation>%1 je Bild</translation>
    </message>
    <message>
        <source>most frequent : rarest class %1 : 1</source>
        <translation>häufigste : seltenste Klasse %1 : 1</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Object side, pixels</source>
        <translation>Objektseite, Pixel</translation>
    </message>
    <message>
        <source>Object side, % of the image</source>
        <translation>Objektseite, % des Bildes</translation>
    </message>
    <message>
        <source>mean %1 %, median %2 %</source>
        <translation>Mittelwert %1 %, Median %2 %</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FacetList</name>
    <message>
        <source>%1: show only these</source>
        <translation>%1: nur diese zeigen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Figure</name>
    <message>
        <source>%1 is %2; it has to be between %3 and %4</source>
        <translation>%1 beträgt %2; erlaubt ist %3 bis %4</translation>
    </message>
    <message>
        <source>the figure&apos;s width in mm</source>
        <translation>Die Breite der Abbildung in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s height in mm</source>
        <translation>Die Höhe der Abbildung in mm</translation>
    </message>
    <message>
        <source>the figure&apos;s font size in points</source>
        <translation>Die Schriftgröße der Abbildung in Punkt</translation>
    </message>
    <message>
        <source>the figure&apos;s resolution in dots per inch</source>
        <translation>Die Auflösung der Abbildung in dpi</translation>
    </message>
    <message>
        <source>Predictions by epoch</source>
        <translation>Vorhersagen nach Epoche</translation>
    </message>
    <message>
        <source>a figure is written as .pdf, .svg or .png; the file name ends in &quot;%1&quot;</source>
        <translation>eine Abbildung wird als .pdf, .svg oder .png geschrieben; der Dateiname endet auf „%1“</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>84 mm, one column</source>
        <translation>84 mm, eine Spalte</translation>
    </message>
    <message>
        <source>120 mm, one and a half</source>
        <translation>120 mm, anderthalb Spalten</translation>
    </message>
    <message>
        <source>174 mm, two columns</source>
        <translation>174 mm, zwei Spalten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Title over the figure</source>
        <translation>Titel über der Abbildung</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>&amp;Schriftgröße</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>Au&amp;flösung</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Dat&amp;ei</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Beside it: %1 with the numbers, %2 to draw it again.</source>
        <translation>Daneben: %1 mit den Zahlen, %2 zum erneuten Zeichnen.</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>The figure was not written: %1</source>
        <translation>Die Abbildung wurde nicht geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FigureRequest</name>
    <message>
        <source>run %1 has no pixel counts of epoch %2; it has %3 epochs</source>
        <translation>Lauf %1 hat keine Pixelzahlen zu Epoche %2; er hat %3 Epochen</translation>
    </message>
    <message>
        <source>no run follows an image named %1; they follow %2</source>
        <translation>kein Lauf verfolgt ein Bild namens %1; verfolgt werden %2</translation>
    </message>
    <message>
        <source>not followed</source>
        <translation>nicht verfolgt</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>snapshots cannot be drawn without pictures</source>
        <translation>Momentaufnahmen lassen sich nicht ohne Bilder zeichnen</translation>
    </message>
    <message>
        <source>the runs follow no images; set snapshots.images when training</source>
        <translation>die Läufe verfolgen keine Bilder; beim Training snapshots.images setzen</translation>
    </message>
    <message>
        <source>no run stored predictions of epoch %1</source>
        <translation>kein Lauf hat Vorhersagen zu Epoche %1 gespeichert</translation>
    </message>
    <message>
        <source>a figure needs at least one run</source>
        <translation>eine Abbildung braucht mindestens einen Lauf</translation>
    </message>
    <message>
        <source>there is no figure named &quot;%1&quot;; the figures are %2</source>
        <translation>es gibt keine Abbildung namens „%1“; die Abbildungen sind %2</translation>
    </message>
    <message>
        <source>the runs have no values for the chart &quot;%1&quot;</source>
        <translation>die Läufe haben keine Werte für das Diagramm „%1“</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FindingDetail</name>
    <message>
        <source>Show in data set</source>
        <translation>Im Datensatz zeigen</translation>
    </message>
    <message>
        <source>Add to spot check</source>
        <translation>In die Stichprobe aufnehmen</translation>
    </message>
    <message>
        <source>Open the pair on the dataset page (Enter)</source>
        <translation>Das Paar auf der Datensatzseite öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Put the pair into the spot check&apos;s queue (S)</source>
        <translation>Das Paar in die Warteschlange der Stichprobe stellen (S)</translation>
    </message>
    <message>
        <source>Select a finding to see the pair.</source>
        <translation>Wählen Sie einen Befund, um das Paar zu sehen.</translation>
    </message>
    <message>
        <source>This concerns the data set as a whole.</source>
        <translation>Das betrifft den Datensatz als Ganzes.</translation>
    </message>
    <message>
        <source>No image belongs to this file.</source>
        <translation>Zu dieser Datei gehört kein Bild.</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, Zeile %1</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es zählt</translation>
    </message>
    <message>
        <source>What a trainer would do</source>
        <translation>Was ein Trainer täte</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>gg::widgets::FindingModel</name>
    <message>
        <source>whole data set</source>
        <translation>ganzer Datensatz</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>gg::widgets::HistogramBars</name>
    <message>
        <source>nothing to count</source>
        <translation>nichts zu zählen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>gg::widgets::LabelState</name>
    <message>
        <source>labelled</source>
        <translation>gelabelt</translation>
    </message>
    <message>
        <source>empty label</source>
        <translation>leeres Label</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>unreadable label</source>
        <translation>unlesbares Label</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ObjectModel</name>
    <message>
        <source>%1 × %2 %</source>
        <translation>%1 × %2 %</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 (ignored)</source>
        <translation>%1 (ignoriert)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size, px</source>
        <translation>Größe, px</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PairView</name>
    <message>
        <source>Overlays</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Show labels over the picture (O)</source>
        <translation>Labels über dem Bild zeigen (O)</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill the shapes, or draw their outline only (L)</source>
        <translation>Die Formen füllen oder nur ihren Umriss zeichnen (L)</translation>
    </message>
    <message>
        <source>Opacity of the labels ([ and ])</source>
        <translation>Deckkraft der Labels ([ und ])</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>Deckkraft der Labels</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the picture (F)</source>
        <translation>Das Bild einpassen (F)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One picture pixel is one pixel of the screen (0)</source>
        <translation>Ein Bildpixel ist ein Bildschirmpixel (0)</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Zoom to the next object (Z)</source>
        <translation>Auf das nächste Objekt zoomen (Z)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>gg::widgets::PredictionKey</name>
    <message>
        <source>probability 0</source>
        <translation>Wahrscheinlichkeit 0</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>Vorhersage</translation>
    </message>
</context>
<context>
    <name>gg::widgets::ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source> · %1 per second</source>
        <translation> · %1 pro Sekunde</translation>
    </message>
    <message numerus="yes">
        <source> · %n second(s) left</source>
        <translation>
            <numerusform> · noch %n Sekunde</numerusform>
            <numerusform> · noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n minute(s) left</source>
        <translation>
            <numerusform> · noch %n Minute</numerusform>
            <numerusform> · noch %n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RecordQuery</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>“%1:” needs a value.</source>
        <translation>„%1:“ braucht einen Wert.</translation>
    </message>
    <message>
        <source>No verdict is called “%1”: use good, bad, none, * or a verdict such as missing_label.</source>
        <translation>Kein Urteil heißt „%1“: erlaubt sind good, bad, none, * oder ein Urteil wie missing_label.</translation>
    </message>
    <message>
        <source>“%1:” is not known. Known are class, count, finding, split, label and review.</source>
        <translation>„%1:“ ist unbekannt. Bekannt sind class, count, finding, split, label und review.</translation>
    </message>
    <message>
        <source>No class is called “%1”.</source>
        <translation>Keine Klasse heißt „%1“.</translation>
    </message>
    <message>
        <source>“count:%1” is not a number: write count:5, count:&gt;20, count:&lt;=3 or count:5..10.</source>
        <translation>„count:%1“ ist keine Zahl: erlaubt sind count:5, count:&gt;20, count:&lt;=3 oder count:5..10.</translation>
    </message>
    <message>
        <source>No split is called “%1”. There are: %2.</source>
        <translation>Keine Aufteilung heißt „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>“label:%1” is not known: use labelled, empty, missing or unreadable.</source>
        <translation>„label:%1“ ist unbekannt: erlaubt sind labelled, empty, missing oder unreadable.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RuleModel</name>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunBestModel</name>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Val. loss</source>
        <translation>Val.-Verlust</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <translation>%1 @ %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Best @</source>
        <translation>Bestwert @</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>At cursor</source>
        <translation>Am Cursor</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunDifferencesModel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListModel</name>
    <message>
        <source>%1 of %2 epochs</source>
        <translation>%1 von %2 Epochen</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>folder is gone, %1 read</source>
        <translation>Ordner ist weg, %1 gelesen</translation>
    </message>
    <message>
        <source>▶ training, %1</source>
        <translation>▶ trainiert, %1</translation>
    </message>
    <message>
        <source>ended without a word, %1</source>
        <translation>wortlos geendet, %1</translation>
    </message>
    <message>
        <source>paused, %1</source>
        <translation>pausiert, %1</translation>
    </message>
    <message>
        <source>stopped, %1</source>
        <translation>angehalten, %1</translation>
    </message>
    <message>
        <source>✓ finished, %1</source>
        <translation>✓ beendet, %1</translation>
    </message>
    <message>
        <source>failed, %1</source>
        <translation>fehlgeschlagen, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read; the first: %1</source>
        <translation>
            <numerusform>%n Zeile war nicht lesbar: %1</numerusform>
            <numerusform>%n Zeilen waren nicht lesbar; die erste: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunListPanel</name>
    <message>
        <source>&amp;Add run…</source>
        <translation>Lauf &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Open the folder of a run, finished or being written</source>
        <translation>Den Ordner eines Laufs öffnen, ob beendet oder noch im Gange</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Space shows or hides a run, Del closes it</source>
        <translation>Leertaste blendet einen Lauf ein oder aus, Entf schließt ihn</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Differences of the configurations</source>
        <translation>Unterschiede der Konfigurationen</translation>
    </message>
    <message>
        <source>Best values</source>
        <translation>Bestwerte</translation>
    </message>
    <message>
        <source>The configurations are the same</source>
        <translation>Die Konfigurationen sind gleich</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close run</source>
        <translation>Lauf schließen</translation>
    </message>
    <message>
        <source>Add run…</source>
        <translation>Lauf hinzufügen…</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>Training fortsetzen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunVerdicts</name>
    <message>
        <source>Verdicts</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>No rule found anything wrong so far.</source>
        <translation>Bisher hat keine Regel etwas beanstandet.</translation>
    </message>
    <message>
        <source>Verdicts appear here as soon as the first numbers are in.</source>
        <translation>Diagnosen erscheinen hier, sobald die ersten Zahlen da sind.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::RunsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Open a run to see how it trained, or one that is training now to watch it.</source>
        <translation>Öffnen Sie einen Lauf, um zu sehen, wie er trainiert hat, oder einen laufenden, um ihm zuzusehen.</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>Lauf öffnen…</translation>
    </message>
    <message>
        <source>Chart %1</source>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>Which chart is drawn here. In it, dragging moves the epoch, the wheel zooms, Shift and dragging pans, a double click shows everything.</source>
        <translation>Welches Diagramm hier gezeichnet wird. Darin bewegt Ziehen die Epoche, das Rad zoomt, Umschalt und Ziehen verschiebt, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Write this chart as a figure for a paper (E)</source>
        <translation>Dieses Diagramm als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The epoch that everything here shows; also [ and ]</source>
        <translation>Die Epoche, die hier überall gezeigt wird; auch [ und ]</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Follow the newest epoch (L)</source>
        <translation>Der neuesten Epoche folgen (L)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>The network&apos;s probability of foreground, dark is 0, yellow is 1 (P)</source>
        <translation>Vordergrundwahrscheinlichkeit des Netzes, dunkel ist 0, gelb ist 1 (P)</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Treffer und Fehler</translation>
    </message>
    <message>
        <source>Green: hit, vermilion: false alarm, yellow: missed (O)</source>
        <translation>Grün: Treffer, Zinnober: Fehlalarm, Gelb: übersehen (O)</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Green: truth, blue: prediction (O again)</source>
        <translation>Grün: Ground Truth, Blau: Vorhersage (noch einmal O)</translation>
    </message>
    <message>
        <source>Write the snapshots as a figure for a paper (E)</source>
        <translation>Die Momentaufnahmen als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Diagnosen</translation>
    </message>
    <message>
        <source>Write the matrices as a figure for a paper (E)</source>
        <translation>Die Matrizen als Abbildung für eine Veröffentlichung schreiben (E)</translation>
    </message>
    <message>
        <source>Pixels at the cursor</source>
        <translation>Pixel am Cursor</translation>
    </message>
    <message>
        <source>a followed validation image</source>
        <translation>ein verfolgtes Validierungsbild</translation>
    </message>
    <message>
        <source>Previous and next epoch</source>
        <translation>Vorige und nächste Epoche</translation>
    </message>
    <message>
        <source>The same, in a chart or on the slider</source>
        <translation>Dasselbe, in einem Diagramm oder auf dem Schieber</translation>
    </message>
    <message>
        <source>Follow the newest epoch</source>
        <translation>Der neuesten Epoche folgen</translation>
    </message>
    <message>
        <source>Predictions as probability</source>
        <translation>Vorhersagen als Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Predictions as hits and misses, again: as outlines</source>
        <translation>Vorhersagen als Treffer und Fehler, noch einmal: als Umrisse</translation>
    </message>
    <message>
        <source>Zoom a chart in and out, show all of it</source>
        <translation>Ein Diagramm vergrößern, verkleinern, ganz zeigen</translation>
    </message>
    <message>
        <source>Move a zoomed chart</source>
        <translation>Ein vergrößertes Diagramm verschieben</translation>
    </message>
    <message>
        <source>Export the figure that has the focus</source>
        <translation>Die Abbildung exportieren, die den Fokus hat</translation>
    </message>
    <message>
        <source>Show or hide a run in the list</source>
        <translation>Einen Lauf der Liste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Close a run</source>
        <translation>Einen Lauf schließen</translation>
    </message>
    <message>
        <source>Show the images of a matrix cell, or a snapshot&apos;s image</source>
        <translation>Die Bilder einer Matrixzelle oder das Bild einer Momentaufnahme zeigen</translation>
    </message>
    <message>
        <source>no epoch yet</source>
        <translation>noch keine Epoche</translation>
    </message>
    <message>
        <source>%1 has no counts for epoch %2.</source>
        <translation>%1 hat keine Zahlen zu Epoche %2.</translation>
    </message>
    <message>
        <source>%1 has no epoch yet.</source>
        <translation>%1 hat noch keine Epoche.</translation>
    </message>
    <message>
        <source>There is nothing to export: %1</source>
        <translation>Es gibt nichts zu exportieren: %1</translation>
    </message>
    <message>
        <source>worst Dice first, epoch %1 of %2</source>
        <translation>schlechtester Dice zuerst, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1, most pixels first, epoch %2 of %3</source>
        <translation>%1, die meisten Pixel zuerst, Epoche %2 von %3</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SnapshotDrawing</name>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SnapshotStrip</name>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>not followed by this run</source>
        <translation>von diesem Lauf nicht verfolgt</translation>
    </message>
    <message>
        <source>no snapshot yet</source>
        <translation>noch keine Momentaufnahme</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Ground Truth</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Dice %1</source>
        <translation>Dice %1</translation>
    </message>
    <message>
        <source>The runs that are shown follow no images.</source>
        <translation>Die gezeigten Läufe verfolgen keine Bilder.</translation>
    </message>
    <message>
        <source>%1
Double click or Enter: show it in the data set</source>
        <translation>%1
Doppelklick oder Eingabetaste: im Datensatz zeigen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SpotCheckPage</name>
    <message>
        <source>Open a data set to check a sample of its pairs by eye.</source>
        <translation>Öffnen Sie einen Datensatz, um eine Stichprobe seiner Paare mit dem Auge zu prüfen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Look at a random sample of pairs and give each a verdict. Fifty good ones tell, with 95 % confidence, that fewer than 6 % of the whole set are bad. Verdicts are saved at once; you can stop and go on later.</source>
        <translation>Sehen Sie eine zufällige Stichprobe von Paaren an und geben Sie jedem ein Urteil. Fünfzig gute besagen mit 95 % Sicherheit, dass weniger als 6 % des ganzen Datensatzes schlecht sind. Urteile werden sofort gespeichert; Sie können aufhören und später weitermachen.</translation>
    </message>
    <message>
        <source>How many pairs to look at</source>
        <translation>Wie viele Paare angesehen werden</translation>
    </message>
    <message>
        <source>The same seed gives the same pairs, so that a check can be resumed or repeated</source>
        <translation>Derselbe Startwert ergibt dieselben Paare, sodass sich eine Stichprobe fortsetzen oder wiederholen lässt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>&amp;Pairs</source>
        <translation>&amp;Paare</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe…</translation>
    </message>
    <message>
        <source>Choose another number of pairs or another seed; verdicts stay</source>
        <translation>Eine andere Zahl von Paaren oder einen anderen Startwert wählen; Urteile bleiben</translation>
    </message>
    <message>
        <source>Note on this pair: Enter saves, Esc leaves it as it was</source>
        <translation>Notiz zu diesem Paar: Eingabe speichert, Esc lässt sie, wie sie war</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 — note: %2</source>
        <translation>%1 – Notiz: %2</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>take back the last change</source>
        <translation>die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>next pair without a verdict</source>
        <translation>nächstes Paar ohne Urteil</translation>
    </message>
    <message>
        <source>A, D or arrows</source>
        <translation>A, D oder Pfeiltasten</translation>
    </message>
    <message>
        <source>previous and next pair</source>
        <translation>voriges und nächstes Paar</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the pair on the dataset page</source>
        <translation>das Paar auf der Datensatzseite zeigen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>labels on and off</source>
        <translation>Labels ein und aus</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>outline or fill</source>
        <translation>Umriss oder Füllung</translation>
    </message>
    <message>
        <source>+, -, F, 0</source>
        <translation>+, -, F, 0</translation>
    </message>
    <message>
        <source>zoom, fit, one to one</source>
        <translation>Zoom, einpassen, eins zu eins</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom to the next object</source>
        <translation>auf das nächste Objekt zoomen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::SpotCheckSummary</name>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export JSON…</source>
        <translation>JSON exportieren…</translation>
    </message>
    <message>
        <source>Look at the pairs again</source>
        <translation>Die Paare noch einmal ansehen</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) checked, %1 bad: %2.</source>
        <translation>
            <numerusform>%Ln Paar geprüft, davon %1 schlecht: %2.</numerusform>
            <numerusform>%Ln Paare geprüft, davon %1 schlecht: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gg::widgets::ThumbnailGrid</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Neighbouring images</source>
        <translation>Benachbarte Bilder</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainCostPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>What it will take</source>
        <translation>Was es kosten wird</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Weights that are trained</source>
        <translation>Gewichte, die trainiert werden</translation>
    </message>
    <message>
        <source>GFLOPs an image</source>
        <translation>GFLOPs je Bild</translation>
    </message>
    <message>
        <source>Forward pass; a multiplication and an addition count as two</source>
        <translation>Vorwärtsdurchlauf; eine Multiplikation und eine Addition zählen als zwei</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Weights, gradients, the optimiser&apos;s state and the activations of one batch</source>
        <translation>Gewichte, Gradienten, Zustand des Optimierers und Aktivierungen eines Batches</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps an epoch, and in all</source>
        <translation>Schritte je Epoche und insgesamt</translation>
    </message>
    <message>
        <source>Time an epoch</source>
        <translation>Zeit je Epoche</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>Training und Validierung</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>Without early stopping</source>
        <translation>Ohne vorzeitiges Ende</translation>
    </message>
    <message>
        <source>More memory than this machine has: choose a smaller batch, image size or width.</source>
        <translation>Mehr Speicher, als dieser Rechner hat: einen kleineren Batch, kleinere Bilder oder eine kleinere Breite wählen.</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>Auf diesem Rechner messen</translation>
    </message>
    <message>
        <source>Times two steps on images of this data set</source>
        <translation>Misst zwei Schritte mit Bildern dieses Datensatzes</translation>
    </message>
    <message>
        <source>What the data says</source>
        <translation>Was die Daten sagen</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>Befunde zeigen</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft…</translation>
    </message>
    <message>
        <source>The audit has not finished.</source>
        <translation>Die Prüfung ist noch nicht fertig.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in the data: mend or accept them before training.</source>
        <translation>
            <numerusform>%n Fehler in den Daten: vor dem Training beheben oder annehmen.</numerusform>
            <numerusform>%n Fehler in den Daten: vor dem Training beheben oder annehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s), no errors.</source>
        <translation>
            <numerusform>%n Warnung, keine Fehler.</numerusform>
            <numerusform>%n Warnungen, keine Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>The audit found nothing wrong.</source>
        <translation>Die Prüfung hat nichts beanstandet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Mean foreground %1 %.</source>
        <translation>Mittlerer Vordergrund %1 %.</translation>
    </message>
    <message>
        <source>With BCE alone the network may learn to predict background only; consider BCE + Dice.</source>
        <translation>Mit BCE allein lernt das Netz womöglich, nur Hintergrund vorherzusagen; erwägen Sie BCE + Dice.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Measured here: %1 images/s.</source>
        <translation>Hier gemessen: %1 Bilder/s.</translation>
    </message>
    <message>
        <source>Times are estimated from the operations; measure for better ones.</source>
        <translation>Die Zeiten sind aus den Rechenoperationen geschätzt; genauer wird es durch Messen.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainForm</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Loss and optimiser</source>
        <translation>Verlust und Optimierer</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Augmentation, snapshots and machine</source>
        <translation>Augmentierung, Momentaufnahmen und Rechner</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Name of the run&apos;s folder</source>
        <translation>Name des Laufordners</translation>
    </message>
    <message>
        <source>Image size, px</source>
        <translation>Bildgröße, px</translation>
    </message>
    <message>
        <source>Images and masks are scaled to a square of this side</source>
        <translation>Bilder und Masken werden auf ein Quadrat dieser Seitenlänge skaliert</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>Used where the data set names no validation split</source>
        <translation>Gilt, wo der Datensatz keine Validierungsbilder benennt</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Aufteilen nach</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Frames of one recording look alike: split by sequence, or validation flatters</source>
        <translation>Bilder einer Aufnahme ähneln sich: nach Sequenz aufteilen, sonst schmeichelt die Validierung</translation>
    </message>
    <message>
        <source>Foreground is</source>
        <translation>Vordergrund ist</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark (inverted masks)</source>
        <translation>Dunkel (invertierte Masken)</translation>
    </message>
    <message>
        <source>Which side of the mask is the object</source>
        <translation>Welche Seite der Maske das Objekt ist</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same numbers</source>
        <translation>Derselbe Startwert ergibt dieselben Zahlen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Five stages and a bottleneck</source>
        <translation>Fünf Stufen und ein Flaschenhals</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Channels of the first stage; they double with each. Many published U-Nets have 32</source>
        <translation>Kanäle der ersten Stufe; sie verdoppeln sich mit jeder. Viele veröffentlichte U-Nets haben 32</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>BCE</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>BCE + Dice</source>
        <translation>BCE + Dice</translation>
    </message>
    <message>
        <source>BCE alone may give up the foreground where it is rare</source>
        <translation>BCE allein gibt seltenen Vordergrund womöglich auf</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD uses Nesterov momentum</source>
        <translation>SGD mit Nesterov-Momentum</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Of the first step after the warm-up</source>
        <translation>Die des ersten Schritts nach der Aufwärmphase</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>0 for none</source>
        <translation>0 für keine</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training images</source>
        <translation>Durchgänge durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Images a step</source>
        <translation>Bilder je Schritt</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>Lernrate im Verlauf</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine falls to a share of the rate</source>
        <translation>Kosinus fällt auf einen Anteil der Lernrate</translation>
    </message>
    <message>
        <source>Warm-up, epochs</source>
        <translation>Aufwärmphase, Epochen</translation>
    </message>
    <message>
        <source>The rate rises from 0</source>
        <translation>Die Lernrate steigt von 0 an</translation>
    </message>
    <message>
        <source>Early stopping after, epochs</source>
        <translation>Vorzeitiges Ende nach, Epochen</translation>
    </message>
    <message>
        <source>Epochs without a better value; 0 never stops early</source>
        <translation>Epochen ohne besseren Wert; 0 endet nie vorzeitig</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Bester nach</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Chooses the best checkpoint and ends the training early</source>
        <translation>Wählt den besten Checkpoint und beendet das Training vorzeitig</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Half of the images, at random</source>
        <translation>Die Hälfte der Bilder, zufällig</translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation>Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Rotate, at most degrees</source>
        <translation>Drehen, höchstens Grad</translation>
    </message>
    <message>
        <source>To either side</source>
        <translation>Nach beiden Seiten</translation>
    </message>
    <message>
        <source>Scale, ± share</source>
        <translation>Skalieren, ± Anteil</translation>
    </message>
    <message>
        <source>0.1 for 90 % to 110 %</source>
        <translation>0,1 für 90 % bis 110 %</translation>
    </message>
    <message>
        <source>Brightness, ± share</source>
        <translation>Helligkeit, ± Anteil</translation>
    </message>
    <message>
        <source>Contrast, ± share</source>
        <translation>Kontrast, ± Anteil</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>SGD only</source>
        <translation>Nur SGD</translation>
    </message>
    <message>
        <source>Cosine ends at, share</source>
        <translation>Kosinus endet bei, Anteil</translation>
    </message>
    <message>
        <source>Of the learning rate</source>
        <translation>Der Lernrate</translation>
    </message>
    <message>
        <source>Snapshot images</source>
        <translation>Verfolgte Bilder</translation>
    </message>
    <message>
        <source>Validation images that are followed through the epochs</source>
        <translation>Validierungsbilder, die durch die Epochen verfolgt werden</translation>
    </message>
    <message>
        <source>Snapshot every, epochs</source>
        <translation>Momentaufnahme alle, Epochen</translation>
    </message>
    <message>
        <source>How often predictions are kept</source>
        <translation>Wie oft Vorhersagen aufbewahrt werden</translation>
    </message>
    <message>
        <source>Probe every, steps</source>
        <translation>Zwischenmessung alle, Schritte</translation>
    </message>
    <message>
        <source>Between epochs; 0 for never. Shows a collapse within seconds</source>
        <translation>Zwischen den Epochen; 0 für nie. Zeigt einen Kollaps binnen Sekunden</translation>
    </message>
    <message>
        <source>Probe images</source>
        <translation>Bilder der Zwischenmessung</translation>
    </message>
    <message>
        <source>Size of the fixed probe batch</source>
        <translation>Größe des festen Mess-Batches</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Wo das Netz rechnet</translation>
    </message>
    <message>
        <source>Threads of the network</source>
        <translation>Threads des Netzes</translation>
    </message>
    <message>
        <source>0 chooses by itself</source>
        <translation>0 wählt selbst</translation>
    </message>
    <message>
        <source>Threads that load images</source>
        <translation>Threads, die Bilder laden</translation>
    </message>
    <message>
        <source>The run is written to a folder of this name in %1</source>
        <translation>Der Lauf wird in einen Ordner dieses Namens in %1 geschrieben</translation>
    </message>
    <message>
        <source>Expected %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
    <message>
        <source>Expected a name for a folder, without slashes.</source>
        <translation>Erwartet: ein Ordnername ohne Schrägstriche.</translation>
    </message>
</context>
<context>
    <name>gg::widgets::TrainPage</name>
    <message>
        <source>BCE + Dice</source>
        <translation>BCE + Dice</translation>
    </message>
    <message>
        <source>Finds rare foreground from the first epochs</source>
        <translation>Findet seltenen Vordergrund von den ersten Epochen an</translation>
    </message>
    <message>
        <source>BCE</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>To watch foreground collapse happen</source>
        <translation>Um einem Vordergrundkollaps zuzusehen</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>Small network and images, a few minutes</source>
        <translation>Kleines Netz, kleine Bilder, wenige Minuten</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Sorgfältig</translation>
    </message>
    <message>
        <source>Width 32, cosine, augmentation, early stopping</source>
        <translation>Breite 32, Kosinus, Augmentierung, vorzeitiges Ende</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a data set to train on: images with masks, or polygons.</source>
        <translation>Öffnen Sie einen Datensatz zum Trainieren: Bilder mit Masken oder Polygonen.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Read a training configuration from a YAML file</source>
        <translation>Trainingskonfiguration aus einer YAML-Datei lesen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write this configuration for the command line: groundglass-cli train --config FILE --run DIR</source>
        <translation>Diese Konfiguration für die Befehlszeile schreiben: groundglass-cli train --config DATEI --run ORDNER</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Start training (Ctrl+Enter)</source>
        <translation>Training starten (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop after this step; the run can be resumed from its last checkpoint</source>
        <translation>Nach diesem Schritt anhalten; der Lauf lässt sich vom letzten Checkpoint aus fortsetzen</translation>
    </message>
    <message>
        <source>Train all the same</source>
        <translation>Trotzdem trainieren</translation>
    </message>
    <message>
        <source>Images that cannot be read are left out; every other fault is trained on</source>
        <translation>Unlesbare Bilder werden ausgelassen; auf allen übrigen Mängeln wird trainiert</translation>
    </message>
    <message>
        <source>This data set has neither masks nor polygons, so there is nothing to learn a segmentation from.</source>
        <translation>Dieser Datensatz hat weder Masken noch Polygone, also nichts, woraus sich eine Segmentierung lernen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) cannot be used: see the marked fields.</source>
        <translation>
            <numerusform>%n Einstellung ist unbrauchbar: siehe das markierte Feld.</numerusform>
            <numerusform>%n Einstellungen sind unbrauchbar: siehe die markierten Felder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit found %n error(s) in the data.</source>
        <translation>
            <numerusform>Die Prüfung hat %n Fehler in den Daten gefunden.</numerusform>
            <numerusform>Die Prüfung hat %n Fehler in den Daten gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Start…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>Pause nach diesem Schritt…</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausiert.</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Anhalten nach diesem Schritt…</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 · %3 images/s</source>
        <translation>Epoche %1 von %2 · %3 Bilder/s</translation>
    </message>
    <message>
        <source>Next and previous field</source>
        <translation>Nächstes und voriges Feld</translation>
    </message>
    <message>
        <source>Open a list of choices</source>
        <translation>Eine Auswahlliste öffnen</translation>
    </message>
</context>
<context>
    <name>gg::widgets::Verdict</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>missing label</source>
        <translation>fehlendes Label</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>cuts the object</source>
        <translation>schneidet das Objekt an</translation>
    </message>
    <message>
        <source>wrong pair</source>
        <translation>falsches Paar</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictBar</name>
    <message>
        <source>at most %1 % bad with 95 % confidence</source>
        <translation>höchstens %1 % schlecht mit 95 % Sicherheit</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>schneidet</translation>
    </message>
    <message>
        <source>wrong pair</source>
        <translation>falsches Paar</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>N  note</source>
        <translation>N  Notiz</translation>
    </message>
    <message>
        <source>Write a note about this pair (N)</source>
        <translation>Eine Notiz zu diesem Paar schreiben (N)</translation>
    </message>
    <message>
        <source>⌫  undo</source>
        <translation>⌫  zurück</translation>
    </message>
    <message>
        <source>Take back the last change (Backspace)</source>
        <translation>Die letzte Änderung zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 bad</source>
        <translation>%1 schlecht</translation>
    </message>
</context>
<context>
    <name>gg::widgets::VerdictCard</name>
    <message>
        <source>from epoch %1 on, over since</source>
        <translation>ab Epoche %1, inzwischen vorbei</translation>
    </message>
    <message>
        <source>since epoch %1</source>
        <translation>seit Epoche %1</translation>
    </message>
    <message>
        <source>Move the epoch cursor there</source>
        <translation>Den Epochencursor dorthin bewegen</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>The validation images that show it most, at that epoch</source>
        <translation>Die Validierungsbilder, die es in dieser Epoche am deutlichsten zeigen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
</TS>
