using CaseDesk.Web.Commands;
using CaseDesk.Web.Hosting;

if (args is [ReadListVerb.Name])
{
    return ReadListVerb.Run();
}

BuildOutput.DefaultToDevelopment();
if (Verbs.Find(args) is { } verb)
{
    return await verb.RunAsync(args[1..]);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddCaseDesk();

var app = builder.Build();
try
{
    await app.PrepareAsync();
}
catch (ServerRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

app.UseCaseDesk();
await app.RunAsync();
return 0;
