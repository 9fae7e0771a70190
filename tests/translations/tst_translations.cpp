#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>

namespace {

struct Message {
    QString source;
    QStringList translations;  ///< one, or one a plural form
    bool finished = true;
};

/// The messages of a .ts file. Fails the test where the file cannot be read.
QList<Message> readMessages(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        return {};
    }
    QXmlStreamReader xml(&input);
    QList<Message> messages;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"message") {
            messages.append(Message());
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement() && xml.name() == u"numerusform") {
                    messages.last().translations.append(xml.readElementText());
                } else if (xml.isCharacters()) {
                    text += xml.text();
                }
            }
            if (messages.last().translations.isEmpty()) {
                messages.last().translations.append(text);
            }
        }
    }
    return messages;
}

/// "%1", "%n", "{found}", sorted.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[0-9n]+|\\{[a-z_]+\\}"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        found.append(it.next().captured());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

class TstTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_messages = readMessages(QStringLiteral(GG_SOURCE_DIR "/translations/groundglass_de.ts"));
        QVERIFY(m_messages.size() > 100);
        const QList<Message> plurals = readMessages(QStringLiteral(GG_SOURCE_DIR "/translations/groundglass_en.ts"));
        QVERIFY(!plurals.isEmpty());
        m_messages += plurals;
    }

    void everyTextIsTranslated()
    {
        for (const Message& message : std::as_const(m_messages)) {
            QVERIFY2(message.finished, qPrintable(message.source));
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
            }
        }
    }

    /// A placeholder that got lost would swallow a file name or a number. The singular may say "one" in words.
    void everyTranslationKeepsThePlaceholders()
    {
        for (const Message& message : std::as_const(m_messages)) {
            QStringList expected = placeholders(message.source);
            for (qsizetype form = 0; form < message.translations.size(); ++form) {
                QStringList found = placeholders(message.translations[form]);
                if (message.translations.size() > 1 && form == 0) {
                    found.removeAll(QStringLiteral("%n"));
                    QStringList withoutNumber = expected;
                    withoutNumber.removeAll(QStringLiteral("%n"));
                    QVERIFY2(found == withoutNumber, qPrintable(message.source));
                } else {
                    QVERIFY2(found == expected, qPrintable(message.source + QStringLiteral(" → ") + message.translations[form]));
                }
            }
        }
    }

    /// "Open…" asks for more, in German as well; a mnemonic stays reachable; line breaks and spaces at the ends are layout.
    void everyTranslationKeepsTheFormOfItsSource()
    {
        for (const Message& message : std::as_const(m_messages)) {
            for (const QString& translation : message.translations) {
                const QString both = message.source + QStringLiteral(" → ") + translation;
                QVERIFY2(message.source.endsWith(u'…') == translation.endsWith(u'…'), qPrintable(both));
                QVERIFY2(message.source.contains(u'&') == translation.contains(u'&'), qPrintable(both));
                QVERIFY2(message.source.startsWith(u' ') == translation.startsWith(u' '), qPrintable(both));
                QVERIFY2(message.source.endsWith(u' ') == translation.endsWith(u' '), qPrintable(both));
                QVERIFY2(!translation.contains(u'!'), qPrintable(both));
            }
        }
    }

    void theCompiledFileIsInTheProgram()
    {
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/groundglass_de.qm")));
        QVERIFY(!translator.isEmpty());
        QCOMPARE(translator.language(), QStringLiteral("de_DE"));

        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/i18n/groundglass_en.qm")));
        QCOMPARE(english.translate("gg::widgets::DatasetSummary", "%Ln image(s)", nullptr, 1), QStringLiteral("%Ln image"));
        QCOMPARE(english.translate("gg::widgets::DatasetSummary", "%Ln image(s)", nullptr, 2), QStringLiteral("%Ln images"));
    }

private:
    QList<Message> m_messages;
};

QTEST_APPLESS_MAIN(TstTranslations)
#include "tst_translations.moc"
