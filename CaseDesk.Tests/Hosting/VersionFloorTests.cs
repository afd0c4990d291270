using CaseDesk.Web.Hosting;

namespace CaseDesk.Tests.Hosting;

public sealed class VersionFloorTests
{
    public static TheoryData<string> Libraries => [.. VersionFloor.All.Select(floor => floor.Assembly)];

    [Theory, MemberData(nameof(Libraries))]
    public void The_library_that_is_loaded_is_not_below_its_floor(string library)
    {
        var floor = VersionFloor.All.Single(floor => floor.Assembly == library);

        floor.Check(floor.Found());
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.DataProtection", "10.0.6")]
    [InlineData("Newtonsoft.Json", "13.0.2")]
    [InlineData("System.IO.Packaging", "8.0.0")]
    public void An_older_one_stops_the_start_and_the_message_says_which_and_what_to_do(string library, string version)
    {
        var floor = VersionFloor.All.Single(floor => floor.Assembly == library);

        var refusal = Assert.Throws<ServerRefusedException>(() => floor.Check(Version.Parse(version)));

        Assert.Equal($"{library} {version} is too old: CaseDesk needs {floor.Floor} or later. {floor.Remedy}", refusal.Message);
    }
}
