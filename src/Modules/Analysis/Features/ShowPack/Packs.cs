using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Report;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using System.Text;

namespace Confrere.Analysis.Features.ShowPack;

/// <summary>The two documents that are served as they were frozen: a pack to whoever has its link, a report to analysts.</summary>
internal static class Packs
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/packs/{token}", ShowPack).RequireAuthorization(AnalysisAccess.Pack);
        endpoints.MapGet("/packs/{token}/pack.html", ShowSigned).RequireAuthorization(AnalysisAccess.Pack);
        endpoints.MapGet("/packs/{token}/key.pem", ShowKey).RequireAuthorization(AnalysisAccess.Pack);
        endpoints.MapGet("/analysis/{programme:guid}/report/{run:guid}", ShowReport).RequireAuthorization(AnalysisAccess.Analyse);
        endpoints.MapGet("/analysis/{programme:guid}/report/{run:guid}/report.docx", ShowWord).RequireAuthorization(AnalysisAccess.Analyse);
        endpoints.MapGet("/analysis/{programme:guid}/report/{run:guid}/bundle.zip", ShowBundle).RequireAuthorization(AnalysisAccess.Analyse);
        endpoints.MapGet("/analysis/{programme:guid}/report/{run:guid}/results.json", ShowResults).RequireAuthorization(AnalysisAccess.Analyse);
    }

    private static async Task<IResult> ShowPack(string token, Reader reader, Tenancy tenancy, HttpContext http) =>
        await Released(token, reader, tenancy) is { } pack ? Document(http, SignedPage.Of(pack.Page, pack.Signature)) : Results.NotFound();

    private static async Task<IResult> ShowSigned(string token, Reader reader, Tenancy tenancy) => await Released(token, reader, tenancy) is { } pack
        ? Results.File(Encoding.UTF8.GetBytes(SignedPage.Of(pack.Page, pack.Signature)), "text/html; charset=utf-8", $"pack-{pack.Hash[..8]}.html") : Results.NotFound();

    private static async Task<IResult> ShowKey(string token, Reader reader, Tenancy tenancy, InstitutionSigner signer) =>
        await Released(token, reader, tenancy) is { } pack ? Results.File(Encoding.UTF8.GetBytes(signer.PublicKey(pack.InstitutionId)), "application/x-pem-file", "key.pem") : Results.NotFound();

    private static async Task<ReleasedPack?> Released(string token, Reader reader, Tenancy tenancy)
    {
        // The link is the key: whose institution it is stands in the row.
        tenancy.EnterAsSystem();
        var pack = await reader.Query<ReleasedPack>().SingleOrDefaultAsync(row => row.Token == token);
        return pack is null || FrozenDataset.HashOf(pack.Page) != pack.Hash ? null : pack;
    }

    private static async Task<IResult> ShowReport(Guid programme, Guid run, Reader reader, HttpContext http) =>
        await Find(programme, run, reader) is { } found ? Document(http, found.Report) : Results.NotFound();

    private static async Task<IResult> ShowResults(Guid programme, Guid run, Reader reader) =>
        await Find(programme, run, reader) is { } found ? Results.Text(found.Results, "application/json", Encoding.UTF8) : Results.NotFound();

    private static async Task<IResult> ShowWord(Guid programme, Guid run, Reader reader) =>
        await Find(programme, run, reader) is { } found ? Results.File(found.Word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"report-{found.ResultsHash[..8]}.docx") : Results.NotFound();

    private static async Task<IResult> ShowBundle(Guid programme, Guid run, Reader reader) =>
        await Find(programme, run, reader) is { } found ? Results.File(Convert.FromBase64String(found.Bundle), "application/zip", $"bundle-{found.ResultsHash[..8]}.zip") : Results.NotFound();

    private static Task<AnalysisRun?> Find(Guid programme, Guid run, Reader reader)
    {
        var (programmeId, runId) = (new ProgrammeId(programme), new AnalysisRunId(run));
        return reader.Query<AnalysisRun>().SingleOrDefaultAsync(row => row.Id == runId && row.Programme == programmeId);
    }

    private static IResult Document(HttpContext http, string page)
    {
        http.Response.Headers.ContentSecurityPolicy = ReportPage.ContentPolicy;
        return Results.Content(page, "text/html", Encoding.UTF8);
    }
}
