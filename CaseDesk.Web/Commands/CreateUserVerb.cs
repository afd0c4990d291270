using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Commands;

/// <summary>Makes a user, the first administrator among them.</summary>
public sealed class CreateUserVerb : Verb
{
    public override string Name => "create-user";

    public override string Usage => """
        create-user --email E --name N --role admin|supervisor|attendant|calculator|closer [--password-stdin] [--json]
          Makes a user. Without --password-stdin it prints the path of a one-time link by which the person chooses a password.
        """;

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (call.Option("--email") is not { } email || call.Option("--name") is not { } name || UserRoles.Parse(call.Option("--role")) is not { } role)
        {
            return Wrong("--email, --name and a known --role are required.", Usage);
        }

        var by = new CurrentUser("", "command", UserRole.Admin);
        var outcome = await services.GetRequiredService<TeamActions>().CreateAsync(email, name, role, by, cancellationToken);
        if (outcome is not TeamOutcome.Done(var userId, _))
        {
            await Console.Error.WriteLineAsync(outcome is TeamOutcome.EmailTaken ? "Somebody has this e-mail already." : "The e-mail or the name is not valid.");
            return Failed;
        }

        if (!call.Has("--password-stdin"))
        {
            var link = await services.GetRequiredService<PasswordLinks>().MakeAsync(userId);
            Print(call, $"made. One-time link, valid for two days: {link}", new { id = userId, link });
            return Ok;
        }

        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var password = await Console.In.ReadLineAsync(cancellationToken) ?? "";
        var set = await users.AddPasswordAsync((await users.FindByIdAsync(userId))!, password);
        if (!set.Succeeded)
        {
            await Console.Error.WriteLineAsync($"The user was made, but the password was refused: {set}. Use a link from the team page.");
            return Failed;
        }

        Print(call, "made.", new { id = userId });
        return Ok;
    }
}
