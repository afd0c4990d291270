using System.Collections.Frozen;
using System.Text;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Which column of a sheet holds what, and in which row its titles stand. Found by title; a person may change it.</summary>
/// <param name="HeaderRow">From 1.</param>
/// <param name="Fields">One for each column.</param>
public sealed record ColumnMapping(int HeaderRow, IReadOnlyList<ListField> Fields)
{
    /// <summary>How far down the titles may stand.</summary>
    public const int HeaderSearch = 20;

    /// <summary>
    /// Of a saved layout: the titles, in normal form, of the sheet it was made for. Its columns are then found by title, wherever
    /// they stand in the next sheet; null when a person chose for this very sheet.
    /// </summary>
    public IReadOnlyList<string>? Titles { get; init; }

    private static readonly FrozenDictionary<string, ListField> Synonyms = new Dictionary<ListField, string>
    {
        [ListField.Cpf] = "cpf|cpf cnpj|nr cpf|num cpf|numero cpf|cpf cliente|cpf do cliente|cpf servidor|documento",
        [ListField.Name] = "nome|nome cliente|nome do cliente|cliente|nome completo|servidor|nome servidor|nome do servidor|beneficiario",
        [ListField.BirthDate] = "nascimento|data nascimento|data de nascimento|dt nascimento|dt nasc|data nasc|data de nasc|nasc",
        [ListField.Enrollment] = "matricula|mat|matricula servidor|matricula funcional|numero matricula|nr matricula|beneficio|numero beneficio|nb",
        [ListField.DepartmentCode] = "codigo orgao|cod orgao|uorg",
        [ListField.DepartmentName] = "orgao|nome orgao|lotacao|secretaria|departamento",
        [ListField.Position] = "cargo|funcao",
        [ListField.EntityName] = "banco emprestimo|banco do emprestimo|banco contrato|entidade|instituicao|consignataria",
        [ListField.Fin] = "fin|rubrica|codigo desconto|numero contrato|nr contrato|contrato",
        [ListField.Reference] = "competencia|referencia|mes referencia|mes",
        [ListField.TotalInstallments] = "prazo total|total parcelas|qtd parcelas|quantidade parcelas|total",
        [ListField.PaidInstallments] = "parcelas pagas|pagas|qtd pagas|pago",
        [ListField.Amount] = "valor parcela|parcela|vlr parcela|valor da parcela|valor|valor prestacao|prestacao",
        [ListField.Balance] = "saldo dev aproximado|saldo devedor|saldo dev|saldo|saldo aproximado",
        [ListField.Phone] = "fone atual|fone|telefone|celular|tel|ddd telefone|fone residencial|fone celular|telefone celular|telefone residencial|whatsapp",
        [ListField.Email] = "e mail|email|correio eletronico",
        [ListField.ClientNumber] = "codigo cliente|numero cliente|nr cliente",
        [ListField.PostalCode] = "cep",
        [ListField.Street] = "endereco|logradouro|rua",
        [ListField.AddressNumber] = "numero|nr|num|numero endereco",
        [ListField.Complement] = "complemento|compl",
        [ListField.District] = "bairro",
        [ListField.City] = "cidade|municipio",
        [ListField.State] = "uf|estado",
        [ListField.Bank] = "banco|nome banco|nome do banco|banco pagamento|banco conta",
        [ListField.Branch] = "agencia|ag",
        [ListField.Account] = "conta|conta corrente|cc",
        [ListField.PixKey] = "pix|chave pix",
        [ListField.PixKeyType] = "tipo pix|tipo chave pix|tipo da chave pix",
        [ListField.Status] = "status",
        [ListField.PostingDepartment] = "orgao lanc",
        [ListField.PayingDepartment] = "orgao pagto",
        [ListField.SuppressedFrom] = "data bloqueio|data do bloqueio|data opt out|bloqueado desde|nao contatar desde|data do pedido",
        [ListField.SuppressedUntil] = "bloqueado ate|nao contatar ate|validade bloqueio|fim do bloqueio",
        [ListField.SuppressionSource] = "origem bloqueio|origem do bloqueio|cadastro|orgao de defesa",
        [ListField.Ignore] = "idade|prazo|linha|motivo|codigo banco|cod banco|numero banco|num banco|nr banco|banco codigo",
    }.SelectMany(pair => pair.Value.Split('|'), (pair, title) => KeyValuePair.Create(title, pair.Key)).ToFrozenDictionary();

    private static readonly ListField[] OfLoans =
        [ListField.Amount, ListField.Balance, ListField.Fin, ListField.Reference, ListField.TotalInstallments, ListField.PaidInstallments];

    /// <summary>Phones are numbered: <c>Fone 1</c>, <c>Celular2</c>.</summary>
    private static readonly char[] Numbers = [.. "0123456789 "];

    public bool Has(ListField field) => Fields.Contains(field);

    /// <summary>A bank and one more thing that only a loan has, or an amount and what tells it from a payment; a loan may have no amount.</summary>
    public bool HasLoans => Has(ListField.EntityName)
        ? OfLoans.Any(Has)
        : Has(ListField.Amount) && (Has(ListField.Fin) || Has(ListField.TotalInstallments));

    /// <summary>The same choice for a sheet that was looked at: each title brings its field along, a new one is guessed.</summary>
    public ColumnMapping For(int headerRow, IReadOnlyList<InspectedColumn> columns)
    {
        if (Titles is null)
        {
            return Fields.Count > 0 ? this : new(headerRow, [.. columns.Select(column => column.Field)]);
        }

        var left = Titles.Zip(Fields, (title, field) => (Title: title, Field: field)).ToList();
        var fields = new List<ListField>(columns.Count);
        foreach (var column in columns)
        {
            var known = left.FindIndex(other => other.Title == Plain(column.Title));
            if (known < 0)
            {
                fields.Add(Fields.Contains(column.Field) ? ListField.Ignore : column.Field);
                continue;
            }

            fields.Add(left[known].Field);
            left.RemoveAt(known);
        }

        return new(headerRow, fields);
    }

    /// <summary>The row among the first <see cref="HeaderSearch"/> with the most titles that are known, if it has a CPF column.</summary>
    /// <returns>Null when no row names a CPF; then <paramref name="titles"/> says what was found instead.</returns>
    public static ColumnMapping? Find(IEnumerable<SheetRow> rows, out string titles)
    {
        ColumnMapping? best = null;
        var mostKnown = -1;
        titles = "";
        foreach (var row in rows.Take(HeaderSearch))
        {
            var fields = row.Cells.Select(cell => FieldOf(cell.Text)).ToList();
            if (!row.IsBlank && KnownOf(fields) > mostKnown)
            {
                mostKnown = KnownOf(fields);
                titles = string.Join(", ", row.Cells.Where(cell => !cell.IsBlank).Take(12));
            }

            if (fields.Contains(ListField.Cpf) && (best is null || KnownOf(fields) > best.Known))
            {
                best = new(row.Number, KeepFirst(fields));
            }
        }

        return best;
    }

    /// <summary>What the titles of this row say, for so many columns; several may say the same.</summary>
    internal static List<ListField> FieldsOf(SheetRow header, int width) =>
        [.. Enumerable.Range(0, width).Select(column => FieldOf(header[column].Text))];

    /// <summary>A title that is known and holds nothing the desk keeps.</summary>
    internal static bool IsKnownToBeIgnored(string? title) =>
        title is { Length: <= 60 } && Synonyms.TryGetValue(Plain(title), out var field) && field == ListField.Ignore;

    /// <summary>Columns that hold something the desk knows.</summary>
    internal int Known => KnownOf(Fields);

    private static int KnownOf(IEnumerable<ListField> fields) => fields.Count(field => field != ListField.Ignore);

    /// <summary>A title that comes twice counts the first time; phones may come several times.</summary>
    private static List<ListField> KeepFirst(List<ListField> fields) =>
        [.. fields.Select((field, column) => field == ListField.Phone || fields.IndexOf(field) == column ? field : ListField.Ignore)];

    private static ListField FieldOf(string? title)
    {
        if (title is not { Length: <= 60 })
        {
            return ListField.Ignore;
        }

        var plain = Plain(title);
        return Synonyms.TryGetValue(plain, out var field) ? field
            : Synonyms.GetValueOrDefault(plain.TrimEnd(Numbers)) == ListField.Phone ? ListField.Phone
            : ListField.Ignore;
    }

    /// <summary>Without accents, case, points and double blanks: <c>" E-Mail "</c> is <c>e mail</c>.</summary>
    internal static string Plain(string title)
    {
        var plain = new StringBuilder(title.Length);
        foreach (var character in SearchText.Normalise(title))
        {
            plain.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
