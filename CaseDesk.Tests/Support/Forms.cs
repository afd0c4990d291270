using System.Text.RegularExpressions;

namespace CaseDesk.Tests.Support;

/// <summary>The forms of the account pages, filled in as a browser without JavaScript does.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, string handler, params (string Field, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(path, TestDesk.Cancel);
        var form = fields.ToDictionary(field => $"Input.{field.Field}", field => field.Value);
        form["_handler"] = handler;
        form["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value;
        return await browser.PostAsync(path, new FormUrlEncodedContent(form), TestDesk.Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
