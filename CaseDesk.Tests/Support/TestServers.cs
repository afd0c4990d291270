namespace CaseDesk.Tests.Support;

/// <summary>What a machine may lack. A test that needs it is skipped and says why; on CI nothing may be skipped.</summary>
public static class TestServers
{
    private const string PostgresVariable = "CASEDESK_TEST_POSTGRES";

    public static bool OnCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>Connection string of a PostgreSQL whose user may create databases.</summary>
    public static string Postgres()
    {
        var connectionString = Environment.GetEnvironmentVariable(PostgresVariable);
        if (string.IsNullOrEmpty(connectionString))
        {
            Missing($"No PostgreSQL: ./test.sh starts one, or set {PostgresVariable} to the connection string of a user who may create databases.");
        }

        return connectionString!;
    }

    /// <summary>The path of Chromium.</summary>
    public static string Chromium()
    {
        string[] places = [Environment.GetEnvironmentVariable("CASEDESK_TEST_CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        var found = Array.Find(places, File.Exists);
        if (found is null)
        {
            Missing("No Chromium: ./test.sh installs it, or set CASEDESK_TEST_CHROMIUM to its path.");
        }

        return found!;
    }

    /// <summary>The path of LibreOffice.</summary>
    public static string LibreOffice()
    {
        string[] places = [Environment.GetEnvironmentVariable("CASEDESK_TEST_LIBREOFFICE") ?? "", "/usr/bin/soffice", "/usr/bin/libreoffice"];
        var found = Array.Find(places, File.Exists);
        if (found is null)
        {
            Missing("No LibreOffice: ./test.sh installs it, or set CASEDESK_TEST_LIBREOFFICE to its path.");
        }

        return found!;
    }

    private static void Missing(string reason)
    {
        if (OnCi)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
