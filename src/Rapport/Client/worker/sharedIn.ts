import { openDatabase } from "../offline/database";

/** What another app shared with this one is kept on this device before anything else; the page then puts it into the box. */
export async function share(request: Request, path: string): Promise<Response> {
  const page = path.replace(/\/share$/, "");
  try {
    const form = await request.formData();
    const said = (name: string): string => String(form.get(name) ?? "");
    const files = form.getAll("files").filter((file): file is File => file instanceof File && file.size > 0);
    const db = await openDatabase();
    await db.add("shared", { address: page.replace(/\/capture$/, ""), title: said("title"), text: said("text"), url: said("url"), files });
    db.close();
    return Response.redirect(`${page}?shared=1`, 303);
  } catch {
    return Response.redirect(`${page}?shared=failed`, 303);
  }
}
