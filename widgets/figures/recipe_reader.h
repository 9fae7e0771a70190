#pragma once

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <vector>

namespace gg::widgets {

/// The line, from 1, of a key such as "panels[1].cells" in a JSON text; of a key that is not there, the line of the map that it is missing from.
int lineOfKey(const QByteArray& json, const QString& path);

/// Reads values of a recipe; what is wrong is named by file, line, key and what was expected.
class RecipeReader {
public:
    /// Throws Error (Malformed) naming the line for what is no JSON, or no map.
    RecipeReader(const QString& file, const QByteArray& json, const QString& path = {});

    bool has(const char* key) const { return m_object.contains(QLatin1String(key)); }
    double number(const char* key) const { return get(key, QJsonValue::Double, "a number").toDouble(); }
    std::optional<double> optionalNumber(const char* key) const { return has(key) ? std::optional(number(key)) : std::nullopt; }
    /// Also what JSON has no number for: "nan", "inf", "-inf".
    double anyNumber(const char* key) const
    {
        const QString word = m_object.value(QLatin1String(key)).toString();
        return word == QLatin1String("nan") ? qQNaN() : word == QLatin1String("inf") ? qInf() : word == QLatin1String("-inf") ? -qInf() : number(key);
    }
    int whole(const char* key) const
    {
        const double value = number(key);
        if (value != static_cast<double>(static_cast<int>(std::clamp(value, -2e9, 2e9)))) {
            malformed(key, "a whole number");
        }
        return static_cast<int>(value);
    }
    QString text(const char* key) const { return get(key, QJsonValue::String, "a text").toString(); }
    QString textOr(const char* key, const QString& otherwise) const { return has(key) ? text(key) : otherwise; }
    bool boolean(const char* key) const { return get(key, QJsonValue::Bool, "true or false").toBool(); }
    QJsonArray array(const char* key) const { return get(key, QJsonValue::Array, "a list").toArray(); }
    QJsonArray arrayOr(const char* key) const { return has(key) ? array(key) : QJsonArray(); }
    RecipeReader map(const char* key) const
    {
        return within(get(key, QJsonValue::Object, "a map").toObject(), m_path + QLatin1String(key) + QLatin1Char('.'));
    }
    /// The maps of a list.
    std::vector<RecipeReader> maps(const char* key) const
    {
        std::vector<RecipeReader> all;
        for (const QJsonValue& value : array(key)) {
            if (!value.isObject()) {
                malformed(key, "a list of maps");
            }
            all.push_back(within(value.toObject(), QStringLiteral("%1%2[%3].").arg(m_path, QLatin1String(key)).arg(all.size())));
        }
        return all;
    }
    QStringList texts(const char* key) const
    {
        QStringList all;
        for (const QJsonValue& value : arrayOr(key)) {
            if (!value.isString()) {
                malformed(key, "a list of texts");
            }
            all << value.toString();
        }
        return all;
    }
    std::vector<double> numbers(const char* key) const
    {
        std::vector<double> all;
        for (const QJsonValue& value : arrayOr(key)) {
            // What JSON has no number for.
            const QString word = value.toString();
            if (!value.isDouble() && word != QLatin1String("nan") && word != QLatin1String("inf") && word != QLatin1String("-inf")) {
                malformed(key, "a list of numbers");
            }
            all.push_back(value.isDouble() ? value.toDouble() : word == QLatin1String("nan") ? qQNaN() : word == QLatin1String("inf") ? qInf() : -qInf());
        }
        return all;
    }
    std::vector<int> wholes(const char* key) const
    {
        std::vector<int> all;
        for (const double value : numbers(key)) {
            if (!(value >= -2e9 && value <= 2e9)) {
                malformed(key, "a list of whole numbers");
            }
            all.push_back(static_cast<int>(value));
        }
        return all;
    }

    [[noreturn]] void malformed(const char* key, const char* expected) const;
    /// For what is wrong with the value as a whole: "the figure's width …".
    [[noreturn]] void refuse(const char* key, const QString& detail) const;

private:
    RecipeReader() = default;
    RecipeReader within(QJsonObject object, QString path) const
    {
        RecipeReader inner;
        inner.m_file = m_file;
        inner.m_text = m_text;
        inner.m_object = std::move(object);
        inner.m_path = std::move(path);
        return inner;
    }
    QJsonValue get(const char* key, QJsonValue::Type type, const char* expected) const
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.type() != type) {
            malformed(key, expected);
        }
        return value;
    }

    QString m_file;
    QByteArray m_text;
    QJsonObject m_object;
    QString m_path;
};

/// Infinities and NaN as words.
inline QJsonValue recipeNumber(double value)
{
    return qIsFinite(value) ? QJsonValue(value) : QJsonValue(qIsNaN(value) ? QStringLiteral("nan") : value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf"));
}

}  // namespace gg::widgets
