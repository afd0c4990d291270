using CaseDesk.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddCaseDesk();

var app = builder.Build();
await app.PrepareAsync();
app.UseCaseDesk();
await app.RunAsync();
