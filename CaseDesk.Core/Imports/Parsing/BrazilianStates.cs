using System.Collections.Frozen;
using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The states of Brazil, by code or by name.</summary>
internal static class BrazilianStates
{
    private static readonly FrozenDictionary<string, string> Codes =
        ("ACRE AC|ALAGOAS AL|AMAPA AP|AMAZONAS AM|BAHIA BA|CEARA CE|DISTRITO FEDERAL DF|ESPIRITO SANTO ES|GOIAS GO|MARANHAO MA|MATO GROSSO MT|"
            + "MATO GROSSO DO SUL MS|MINAS GERAIS MG|PARA PA|PARAIBA PB|PARANA PR|PERNAMBUCO PE|PIAUI PI|RIO DE JANEIRO RJ|RIO GRANDE DO NORTE RN|"
            + "RIO GRANDE DO SUL RS|RONDONIA RO|RORAIMA RR|SANTA CATARINA SC|SAO PAULO SP|SERGIPE SE|TOCANTINS TO")
        .Split('|').ToFrozenDictionary(state => state[..^3], state => state[^2..]);

    /// <returns>Two letters; null when it is no state.</returns>
    public static string? CodeOf(string text)
    {
        var plain = SearchText.Normalise(text);
        return Codes.GetValueOrDefault(plain) ?? (plain.Length == 2 && Codes.Values.Contains(plain) ? plain : null);
    }
}
