namespace CaseDesk.Core.Clients;

/// <summary>
/// Of two imported spellings of a name a sound one beats a damaged one, then the longer wins (domain.md 5). Damaged are a letter
/// that became <c>?</c>, U+FFFD or a control character, and a letter of two bytes that was read as two letters.
/// </summary>
internal static class NameSpelling
{
    private const string Lost = "[?\uFFFD\u0001-\u001F\u007F-\u009F]";

    /// <summary><c>Ã</c> or <c>Â</c> before what no name has behind them: <c>Ã£</c> for ã, <c>Ã‡</c> for Ç.</summary>
    private const string Misread =
        "[ÃÂ][\u00A1-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]";

    /// <summary>More than any length.</summary>
    private const int Soundness = 1000;

    /// <summary>What a name is worth, in SQL: the better one has more.</summary>
    public static string Worth(string name, bool sqlite) => sqlite
        ? $"(LENGTH({name}) + CASE WHEN {name} GLOB '*{Lost}*' OR {name} GLOB '*{Misread}*' THEN 0 ELSE {Soundness} END)"
        : $"(LENGTH({name}) + CASE WHEN {name} ~ '{Lost}|{Misread}' THEN 0 ELSE {Soundness} END)";
}
