using System.Text;
using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Tests.Imports;

/// <summary>Columns whose titles say the same are told apart by what stands below them.</summary>
public sealed class LookAlikeColumnTests
{
    [Theory]
    [InlineData("Banco Empréstimo;Banco Emprestimo")]
    [InlineData("Entidade;Banco Empréstimo")]
    [InlineData("Banco;Banco")]
    [InlineData("Banco;Nome Banco")]
    [InlineData("Cód. Banco;Banco")]
    [InlineData("Banco Empréstimo;Banco")]
    [InlineData("Banco;Banco Empréstimo")]
    public void The_name_of_a_bank_wins_over_a_column_of_its_numbers_and_no_loan_is_lost(string banks)
    {
        var rows = Read($"CPF;Nome;{banks};Prazo Total;Parcelas Pagas;Valor Parcela\n"
            + "90000000175;ANA EXEMPLO;104;CAIXA EXEMPLO;96;12;10,00\n90000000175;ANA EXEMPLO;237;BANCO TESTE;96;12;10,00\n90000000256;BIA TESTE;1;BANCO UM;96;12;10,00\n");

        Assert.Equal(["CAIXA EXEMPLO", "BANCO TESTE", "BANCO UM"], rows.Select(row => row.EntityName));
        Assert.All(rows, row => Assert.True(row.HasLoan));
    }

    [Fact]
    public void The_bank_of_an_account_is_not_the_bank_of_a_loan()
    {
        var rows = Read("CPF;Nome;Banco Empréstimo;Valor Parcela;Prazo Total;Banco;Agência;Conta\n90000000175;ANA EXEMPLO;237;10,00;96;BANCO DA CONTA;1;2\n");

        Assert.Equal(("237", "BANCO DA CONTA"), (rows[0].EntityName, rows[0].Bank));
    }

    [Fact]
    public void A_registry_number_before_the_CPF_is_not_taken_for_it() =>
        Assert.Equal("90000000175", Assert.Single(Read("Documento;CPF;Nome\n12.345.678-9;900.000.001-75;ANA EXEMPLO\n")).Cpf);

    [Fact]
    public void Of_two_columns_of_a_department_the_one_in_words_is_its_name() =>
        Assert.Equal("SAUDE", Assert.Single(Read("CPF;Nome;Órgão;Nome Órgão\n90000000175;ANA EXEMPLO;028;SAUDE\n")).DepartmentName);

    private static List<ParsedRow> Read(string csv)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(Encoding.UTF8.GetBytes(csv)), new(Reference: new DateOnly(2025, 7, 1)), new(2025, 8, 4));
        Assert.Null(refusal);
        return [.. reader!.Rows()];
    }
}
