// The script that only pages with SPARQL carry.
import { offerView } from "../extra.ts";
import { sparqlView } from "./view.ts";

offerView(sparqlView);
