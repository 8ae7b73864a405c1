using Rapport.Features.Glossary;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Glossary;

/// <summary>Writing terms as the pages do it.</summary>
internal static class Writing
{
    extension(World world)
    {
        /// <summary>A term with one meaning; its address.</summary>
        public async Task<string> TermAsync(Space space, string name, string expansion, string definition = "", params string[] aliases)
        {
            var words = TermWords.Of(name, aliases, [new(expansion, definition)]);
            var outcome = await world.Acts.RunAsync((SaveTerm act, CancellationToken token) => act.RunAsync(new(space.Id, null, 0, words, null), token), World.Cancelled);
            return outcome.Value;
        }

        public Task<Outcome<string>> RemoveTermAsync(Space space, string slug) =>
            world.Acts.RunAsync((RemoveTerm act, CancellationToken token) => act.RunAsync(new(space.Id, slug, null), token), World.Cancelled);
    }
}
