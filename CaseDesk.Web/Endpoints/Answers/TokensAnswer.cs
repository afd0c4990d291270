namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A sign-in, as the bearer scheme writes it.</summary>
internal sealed record TokensAnswer(string TokenType, string AccessToken, long ExpiresIn, string RefreshToken);
