#include "widgets/figures/recipe_reader.h"

namespace gg::widgets {
namespace {

int lineAt(const QByteArray& text, qsizetype place)
{
    return 1 + static_cast<int>(text.left(place).count('\n'));
}

/// Walks a JSON text that parses, and says where each key stands.
class KeyFinder {
public:
    KeyFinder(const QByteArray& text, const QString& wanted)
        : m_text(text), m_wanted(wanted)
    {
    }

    qsizetype find()
    {
        value({});
        return m_found;
    }

private:
    char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipSpace()
    {
        while (m_at < m_text.size() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t' || here() == ',' || here() == ':')) {
            ++m_at;
        }
    }
    QString text()
    {
        const qsizetype from = m_at++;
        while (m_at < m_text.size() && here() != '"') {
            m_at += here() == '\\' ? 2 : 1;
        }
        ++m_at;
        return QString::fromUtf8(m_text.mid(from + 1, m_at - from - 2));
    }
    /// The longest path that the wanted one begins with is where it is, or is missing from.
    void note(const QString& path, qsizetype place)
    {
        const bool begins = m_wanted == path || (m_wanted.startsWith(path) && (m_wanted[path.size()] == QLatin1Char('.') || m_wanted[path.size()] == QLatin1Char('[')));
        if (begins && path.size() > m_longest) {
            m_longest = path.size();
            m_found = place;
        }
    }
    void value(const QString& path)
    {
        skipSpace();
        if (here() == '"') {
            text();
        } else if (here() == '{') {
            ++m_at;
            for (skipSpace(); here() == '"'; skipSpace()) {
                const qsizetype place = m_at;
                const QString key = text();
                const QString inner = path.isEmpty() ? key : path + QLatin1Char('.') + key;
                note(inner, place);
                value(inner);
            }
            ++m_at;
        } else if (here() == '[') {
            ++m_at;
            int index = 0;
            for (skipSpace(); m_at < m_text.size() && here() != ']'; skipSpace()) {
                const QString inner = QStringLiteral("%1[%2]").arg(path).arg(index++);
                note(inner, m_at);
                value(inner);
            }
            ++m_at;
        } else {
            while (m_at < m_text.size() && QByteArrayView(",]} \n\r\t").indexOf(here()) < 0) {
                ++m_at;
            }
        }
    }

    const QByteArray& m_text;
    const QString m_wanted;
    qsizetype m_at = 0;
    qsizetype m_found = 0;
    qsizetype m_longest = 0;
};

}  // namespace

int lineOfKey(const QByteArray& json, const QString& path)
{
    return lineAt(json, KeyFinder(json, path).find());
}

RecipeReader::RecipeReader(const QString& file, const QByteArray& json, const QString& path)
    : m_file(file), m_text(json), m_path(path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        const bool parsed = error.error == QJsonParseError::NoError;
        throw Error(ErrorCode::Malformed, file.toStdString(),
                    QStringLiteral("line %1: the recipe is not JSON: %2")
                        .arg(parsed ? 1 : lineAt(json, error.offset))
                        .arg(parsed ? QStringLiteral("a map is expected") : error.errorString())
                        .toStdString());
    }
    m_object = document.object();
}

void RecipeReader::malformed(const char* key, const char* expected) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    const QString found = value.isUndefined() ? QStringLiteral("missing") : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1).left(60);
    refuse(key, QStringLiteral("the recipe's key \"%1%2\" is %3; it should be %4").arg(m_path, QLatin1String(key), found, QLatin1String(expected)));
}

void RecipeReader::refuse(const char* key, const QString& detail) const
{
    throw Error(ErrorCode::Malformed, m_file.toStdString(), QStringLiteral("line %1: %2").arg(lineOfKey(m_text, m_path + QLatin1String(key))).arg(detail).toStdString());
}

}  // namespace gg::widgets
