using CaseDesk.Web.Commands;
using CaseDesk.Web.Hosting;
using Microsoft.Extensions.Options;

if (args is [ReadListVerb.Name])
{
    return ReadListVerb.Run();
}

BuildOutput.DefaultToDevelopment();
if (Verbs.Run(args) is { } done)
{
    return await done;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddCaseDesk();

var app = builder.Build();
try
{
    await app.PrepareAsync();
    app.UseCaseDesk();
    await app.RunAsync();
    return 0;
}
catch (ServerRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
catch (OptionsValidationException invalid)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, invalid.Failures));
    return 1;
}
