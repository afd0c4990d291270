using System.CommandLine;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Commands;

/// <summary>Makes a user, the first administrator among them.</summary>
public sealed class CreateUserVerb : Verb
{
    private readonly Option<string> _email = new("--email") { Description = "Whom; one account for each address.", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "As the screens show it.", Required = true };
    private readonly Option<string> _role = new("--role") { Description = "What the person does.", Required = true };
    private readonly Option<bool> _passwordStdin = new("--password-stdin")
    {
        Description = "Read the password from a line of the input. Without it, the path of a one-time link is printed, by which the person chooses one.",
    };

    public CreateUserVerb()
        : base("create-user", "Makes a user, and where there is no database yet, the database too.")
    {
        _role.AcceptOnlyFromAmong([.. UserRoles.All.Select(role => role.Code())]);
        Command.Options.Add(_email);
        Command.Options.Add(_name);
        Command.Options.Add(_role);
        Command.Options.Add(_passwordStdin);
    }

    /// <summary>An unattended installation has nobody to open the link of the first start.</summary>
    protected override bool MakesDatabase => true;

    protected override async Task<int> RunAsync(ParseResult call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var (email, name) = (call.GetRequiredValue(_email), call.GetRequiredValue(_name));
        var role = UserRoles.Parse(call.GetRequiredValue(_role))!.Value;
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var password = call.GetValue(_passwordStdin) ? await Console.In.ReadLineAsync(cancellationToken) ?? "" : null;
        if (password is not null && await RefusalOfAsync(users, password) is { } refusal)
        {
            return Fail(call, $"The password was refused, and nobody was made: {refusal}", "password");
        }

        var outcome = await services.GetRequiredService<TeamActions>().CreateAsync(email, name, role, Actor.CommandLine, cancellationToken);
        if (outcome is not TeamOutcome.Done(var userId, _))
        {
            return outcome switch
            {
                TeamOutcome.EmailTaken => Fail(call, $"Somebody has the e-mail {email} already. Use another one.", "email_taken"),
                TeamOutcome.Invalid("name") => Fail(call, "--name must have 1 to 200 characters.", "name"),
                _ => Fail(call, $"{email} is not an e-mail address.", "email"),
            };
        }

        if (password is null)
        {
            var link = await services.GetRequiredService<PasswordLinks>().MakeAsync(userId, Actor.CommandLine);
            Print(call, $"made. One-time link, valid for two days: {link}", new { id = userId, link });
            return Ok;
        }

        var set = await users.AddPasswordAsync((await users.FindByIdAsync(userId))!, password);
        if (!set.Succeeded)
        {
            return Fail(call, $"The user was made, but the password was refused: {set}. Use a link from the team page.", "password");
        }

        Print(call, "made.", new { id = userId });
        return Ok;
    }

    private static async Task<string?> RefusalOfAsync(UserManager<AppUser> users, string password)
    {
        var somebody = new AppUser("", "", UserRole.Attendant, default);
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, somebody, password) is { Succeeded: false } refused)
            {
                return string.Join(' ', refused.Errors.Select(error => error.Description));
            }
        }

        return null;
    }
}
