using System.Globalization;
using System.Text;

namespace CaseDesk.Core.Clients;

/// <summary>The form in which texts are compared: upper case, without accents, single blanks.</summary>
public static class SearchText
{
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank)
            {
                result.Append(' ');
                blank = false;
            }

            result.Append(char.ToUpperInvariant(character));
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
