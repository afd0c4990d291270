using System.Globalization;
using System.Text;

namespace CaseDesk.Benchmarks.Generating;

/// <summary>
/// An invented iNETConsig report with the population of a normal file (domain.md 6.1): the same seed gives the same people.
/// Rows are grouped by status, then by paying department, then ordered by matrícula, with every subtotal a real report has.
/// </summary>
public sealed class PayrollReport
{
    private const int RowsOnPage = 48;
    private const int Departments = 53;

    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");
    private static readonly string[] First =
        ["ANA", "BRUNO", "CARLA", "DAVI", "ELISA", "FABIO", "GINA", "HUGO", "IARA", "JOAO", "KATIA", "LUIS", "MARIA", "NILO", "OLGA", "PAULO", "RITA", "SAUL", "TANIA", "VITOR"];

    private static readonly string[] Last =
        ["SILVA", "SOUZA", "EXEMPLO", "TESTE", "MODELO", "FICTICIO", "PADRAO", "AMOSTRA", "PROTOTIPO", "ENSAIO", "SINTETICO", "CONCEICAO", "OLIVEIRA", "PEREIRA", "ALMEIDA", "INVENTADO", "CAVALCANTE", "NASCIMENTO"];

    private static readonly string[] Positions = ["3-AGENTE FICTICIO DE SERVICO", "-PROFESSOR-40HS", "-", "4-TECNICO FICTICIO 40H", "-AUXILIAR", "AG.TEC-FICTICIO II", ""];

    private readonly DateOnly _month;
    private readonly string _entity;

    private PayrollReport(IReadOnlyList<ReportRow> rows, DateOnly month, string entity)
    {
        Rows = rows;
        _month = month;
        _entity = entity;
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ReportRow> Rows { get; }

    /// <param name="rows">How many rows.</param>
    /// <param name="seed">The same seed, the same people and loans.</param>
    /// <param name="month">First day of the reference month.</param>
    /// <param name="entity">Digits, hyphen, name.</param>
    public static PayrollReport Invent(int rows, int seed = 1, DateOnly? month = null, string entity = "9001-BANCO EXEMPLO S.A")
    {
        var random = new Random(seed);
        var made = new List<ReportRow>(rows);
        for (var person = 1; made.Count < rows; person++)
        {
            AddPerson(made, person, random, rows);
        }

        var ordered = made.OrderBy(row => "123S".IndexOf(row.Status, StringComparison.Ordinal)).ThenBy(row => row.Paying.Length == 0 ? 1 : 0)
            .ThenBy(row => row.Paying, StringComparer.Ordinal).ThenBy(row => row.Enrollment, StringComparer.Ordinal);
        return new([.. ordered], month ?? new DateOnly(2025, 7, 1), entity);
    }

    /// <summary>Writes the report as the payroll system prints it, in Windows-1252.</summary>
    public void Write(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var text = new StreamWriter(stream, Encoding.GetEncoding(1252), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        var (page, onPage) = (0, RowsOnPage);
        foreach (var status in Rows.GroupBy(row => row.Status))
        {
            foreach (var department in status.GroupBy(row => row.Paying))
            {
                foreach (var row in department)
                {
                    if (onPage == RowsOnPage)
                    {
                        WriteHead(text, ++page);
                        onPage = 0;
                    }

                    WriteRow(text, row);
                    onPage++;
                }

                WriteDepartmentTotal(text, department.Key, [.. department], isAlone: department.Key.Length > 0 || status.All(row => row.Paying.Length == 0));
            }

            text.WriteLine($"              Total do Status:  {status.Key}  -  {status.Count()} Lançamento(s)  -  Total R$ {Money(status.Sum(row => row.Cents))}");
            text.WriteLine();
        }

        text.WriteLine("Legenda do Status");
        text.WriteLine(new string('-', 81));
        text.WriteLine(" 1 - Lançado e Efetivado");
        text.WriteLine(" 2 - Não Lançado por Falta de Margem Temporariamente");
        text.WriteLine(" 3 - Não Lançado por Outros Motivos(Ex.Matricula não encontrada; Mudança de órgão)");
        text.WriteLine(" S - Não Lançado: Compra de Dívida ou Suspensão SEAD");
    }

    private static void AddPerson(List<ReportRow> rows, int person, Random random, int wanted)
    {
        var (name, cpf) = (InventName(random), InventCpf(person));
        var enrollments = random.NextDouble() < 0.028 ? 2 : 1;
        for (var enrollment = 0; enrollment < enrollments; enrollment++)
        {
            var number = $"{person % 1_000_000:000000}-{(random.NextDouble() < 0.09 ? "X" : enrollment == 0 ? $"{random.Next(5)}" : $"{5 + random.Next(5)}")}";
            var paying = random.NextDouble() < 0.14 ? "" : $"{1 + random.Next(Departments) * 17 % 900:000}";
            var position = Positions[random.Next(Positions.Length)];
            var loans = random.NextDouble() < 0.78 ? 1 : 2 + random.Next(2);
            for (var loan = 0; loan < loans && rows.Count < wanted; loan++)
            {
                var total = 12 * (1 + random.Next(8));
                rows.Add(new(InventStatus(random), number, name, position, $"{6400 + loan * 7 + person % 5}", $"{1 + random.Next(950):000}", total, random.Next(total + 1),
                    1_000 + random.Next(250_000), paying, cpf));
            }
        }
    }

    private static char InventStatus(Random random) => random.NextDouble() switch
    {
        < 0.83 => '1',
        < 0.86 => '2',
        < 0.999 => '3',
        _ => 'S',
    };

    private static string InventName(Random random)
    {
        var name = new StringBuilder(First[random.Next(First.Length)]);
        for (var part = 0; part < 2 + random.Next(3); part++)
        {
            name.Append(' ').Append(Last[random.Next(Last.Length)]);
        }

        return name.Length > 30 ? name.ToString(0, 30).TrimEnd() : name.ToString();
    }

    private static string InventCpf(int person)
    {
        var digits = $"9{person:00000000}";
        digits += Check(digits, 10);
        return digits + Check(digits, 11);
    }

    private static int Check(string digits, int weight)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum += (digit - '0') * weight--;
        }

        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private void WriteHead(TextWriter text, int page)
    {
        if (page > 1)
        {
            text.WriteLine("\f");
        }

        text.WriteLine($"{"Governo do Estado Exemplo",-136}Pág: {page,4}");
        text.WriteLine("Empresa de Tecnologia da Informação do Estado Exemplo - ETIEX");
        text.WriteLine("Relatório dos Lançamentos da Folha de Pagamento - iNETConsig");
        text.WriteLine();
        text.WriteLine($"{"Entidade: " + _entity,-80}Referência: {_month.ToString("MM/yyyy", CultureInfo.InvariantCulture)}   Data da Geração: {_month.AddMonths(1).AddDays(-1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}");
        text.WriteLine();
        text.WriteLine("STATUS MATRICULA NOME                           CARGO                          FIN. ORGAO LANC.  TOTAL PAGO  VALOR        ORGAO PAGTO CPF");
        text.WriteLine("====== ========= ============================== ============================== ==== ============ ===== ===== ============ =========== ===========");
    }

    private static void WriteRow(TextWriter text, ReportRow row) => text.WriteLine(
        $"  {row.Status}    {row.Enrollment,-9} {row.Name,-30} {row.Position,-30} {row.Fin,-4}      {row.Posting,-3}     {row.Total:000}   {row.Paid:000}   {Money(row.Cents),12}      {row.Paying,-3}    {row.Cpf}");

    private static void WriteDepartmentTotal(TextWriter text, string code, List<ReportRow> rows, bool isAlone)
    {
        if (!isAlone)
        {
            return;
        }

        var name = code.Length == 0 ? "-" : $"{code}-SEC. FICTICIA {code} - EXEMPLO";
        text.WriteLine();
        text.WriteLine($"       Órgão Pagamento:  {name,-30}  -  {rows.Count} Lançamento(s)  -  Total R$ {Money(rows.Sum(row => row.Cents))}");
    }

    private static string Money(long cents) => (cents / 100m).ToString("N2", Brazil);
}
