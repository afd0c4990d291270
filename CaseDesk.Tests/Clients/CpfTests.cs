using CaseDesk.Core.Clients;
using CaseDesk.Tests.Support;
using CsCheck;

namespace CaseDesk.Tests.Clients;

public sealed class CpfTests
{
    [Theory, InlineData("90000000175"), InlineData("900.000.001-75"), InlineData(" 900.000.001-75 ")]
    public void A_cpf_is_read_with_and_without_its_mask(string text)
    {
        Assert.True(Cpf.TryParse(text, out var cpf));
        Assert.Equal(("90000000175", "900.000.001-75", "***.000.001-**"), (cpf.Digits, cpf.Formatted, cpf.Masked));
    }

    [Theory]
    [InlineData(""), InlineData("9000000017"), InlineData("900000001755"), InlineData("90000000176"), InlineData("90000000165")]
    [InlineData("11111111111"), InlineData("00000000000"), InlineData("9000000017A"), InlineData("９0000000175")]
    public void What_does_not_check_is_no_cpf(string text) => Assert.False(Cpf.TryParse(text, out _));

    /// <summary>Two remainders share the check digit 0, so a wrong digit may go unnoticed by one of the two; never the check digits themselves.</summary>
    [Fact]
    public void Nine_digits_have_exactly_one_pair_of_check_digits() =>
        Gen.Int[1, 99_999_999].Sample(number =>
        {
            var cpf = InventedCpf.Number(number);
            var valid = Enumerable.Range(0, 100).Select(pair => $"{cpf[..9]}{pair:00}").Where(digits => Cpf.TryParse(digits, out _)).ToList();
            return valid is [var only] && only == cpf;
        });
}
