using System.Text;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Web;

/// <summary>Brings lists to a running desk, and waits for what it does with them.</summary>
internal static class ImportsInBackground
{
    /// <summary>Uploads a list as a script does. The flag says how far it goes: <c>setup</c>, <c>dry_run</c>, or <c>none</c> to its end.</summary>
    public static async Task UploadListAsync(this TestApp app, AppUser user, string content, string flag)
    {
        using var script = await app.ScriptAsync(user);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(content)), "file", "agosto.csv" } };
        if (flag != "none")
        {
            form.Add(new StringContent("true"), flag);
        }

        var answer = await script.PostAsync("/api/imports", form, TestDesk.Cancel);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestDesk.Cancel));
    }

    /// <summary>Waits for the background, then lets a second pass, so that open pages look.</summary>
    public static async Task ImportReachesAsync(this TestApp app, Func<Import, bool> wanted, long? id = null)
    {
        await app.ImportIsStoredAsync(wanted, id);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Looks at the import that came last, unless another is named.</summary>
    public static async Task ImportIsStoredAsync(this TestApp app, Func<Import, bool> wanted, long? id = null)
    {
        for (var look = 0; look < 2_400; look++)
        {
            await using var db = app.Db();
            if (wanted(await db.Imports.AsNoTracking().Where(import => id == null || import.Id == id).OrderByDescending(import => import.Id).FirstAsync(TestDesk.Cancel)))
            {
                return;
            }

            await Task.Delay(50, TestDesk.Cancel);
        }

        Assert.Fail("The import did not come that far.");
    }
}
