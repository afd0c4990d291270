using CaseDesk.Core.Clients;

namespace CaseDesk.Tests.Clients;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("11988887777", "11988887777"), InlineData("(11) 98888-7777", "11988887777"), InlineData("+55 11 98888-7777", "11988887777")]
    [InlineData("5511988887777", "11988887777"), InlineData("011 3333-4444", "1133334444"), InlineData("551133334444", "1133334444")]
    [InlineData("5533334444", "5533334444")]
    public void A_phone_is_read_however_it_is_written(string text, string digits)
    {
        Assert.True(PhoneNumber.TryParse(text, out var phone));
        Assert.Equal(digits, phone.Digits);
    }

    [Theory, InlineData(""), InlineData("988887777"), InlineData("11888887777"), InlineData("1093333444455"), InlineData("11 ramal 5"), InlineData("1013334444")]
    public void What_cannot_be_dialled_is_no_phone(string text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Fact]
    public void A_mask_keeps_area_code_and_last_four_digits()
    {
        Assert.True(PhoneNumber.TryParse("11988887777", out var phone));
        Assert.Equal(("(11) 98888-7777", "(11) *****-7777"), (phone.Formatted, phone.Masked));
    }
}
